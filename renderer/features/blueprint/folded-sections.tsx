import { Accordion } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { DetailsFields } from './details-fields.tsx';
import { EraseChoice } from './erase-choice.tsx';
import classes from './folded-sections.module.css';
import { blueprintFormTexts } from './form-texts.ts';
import { GuardFields } from './guard-fields.tsx';
import { LanguageFields } from './language-fields.tsx';
import { NameField } from './name-field.tsx';
import { PanesFields } from './panes-fields.tsx';
import { ProfileFields } from './profile-fields.tsx';
import { profileTexts } from './profile-texts.ts';
import { useSummaries } from './use-summaries.ts';

export const foldIds = ['profiles', 'panes', 'language', 'name', 'erase', 'guards', 'details'] as const;
export type FoldId = (typeof foldIds)[number];

type FoldedSectionsProps = {
  readonly open: readonly FoldId[];
  readonly onOpen: (open: readonly FoldId[]) => void;
  readonly faultText: (path: string) => string | null;
};

/** Everything with a sensible default: folded, with what is chosen beside the title. */
export function FoldedSections({ open, onOpen, faultText }: FoldedSectionsProps) {
  const s = useTexts(blueprintFormTexts);
  const p = useTexts(profileTexts);
  const summaries = useSummaries();
  const contents: Readonly<Record<FoldId, ReactNode>> = {
    profiles: <ProfileFields />,
    panes: <PanesFields />,
    language: <LanguageFields faultText={faultText} />,
    name: <NameField faultText={faultText} />,
    erase: <EraseChoice />,
    guards: <GuardFields faultText={faultText} />,
    details: <DetailsFields faultText={faultText} />,
  };
  return (
    <Accordion
      multiple
      order={2}
      className={classes.folds}
      value={[...open]}
      onChange={(values) => onOpen(foldIds.filter((id) => values.includes(id)))}
    >
      {foldIds.map((id) => (
        <Accordion.Item key={id} value={id}>
          <Accordion.Control>
            <span className={classes.control}>
              <span className={classes.title}>{id === 'profiles' ? p('section') : s(`section.${id}`)}</span>
              <span className={classes.summary}>{summaries[id]}</span>
            </span>
          </Accordion.Control>
          <Accordion.Panel>{open.includes(id) && contents[id]}</Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}
