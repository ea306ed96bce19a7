import { Badge, Select } from '@mantine/core';
import {
  type MergeChoice,
  type SectionName,
  sectionNames,
  type TransferItem,
} from '../../../../shared/domain/transfer.ts';
import {
  sectionTexts,
  transferFactTexts,
  transferFactValue,
  transferItemName,
} from '../../../../shared/texts/transfer.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { Facts } from '../../../ui/facts.tsx';
import { Section } from '../../../ui/section.tsx';
import { type Choices, choiceOf } from './choices.ts';
import classes from './preview.module.css';
import { transferTexts } from './texts.ts';

type PreviewItemsProps = {
  readonly items: readonly TransferItem[];
  readonly choices: Choices;
  readonly onChoice: (key: string, choice: MergeChoice) => void;
};

/** Kind by kind; what is the same here is only counted. */
export function PreviewItems({ items, choices, onChoice }: PreviewItemsProps) {
  const t = useTexts(transferTexts);
  const language = useLanguage();
  const of = (section: SectionName) => items.filter((item) => item.section === section);
  const shown = sectionNames.map((section) => [section, of(section).filter(({ state }) => state !== 'same')] as const);
  const same = sectionNames.flatMap((section) => {
    const count = of(section).filter(({ state }) => state === 'same').length;
    return count === 0 ? [] : [t('up.same', { kind: sectionTexts[section][language], count })];
  });
  return (
    <>
      {shown
        .filter(([, some]) => some.length > 0)
        .map(([section, some]) => (
          <Section key={section} title={sectionTexts[section][language]}>
            {some.map((item) => (
              <PreviewItem
                key={item.key}
                item={item}
                choice={choiceOf(item, choices)}
                onChoice={(choice) => onChoice(item.key, choice)}
              />
            ))}
          </Section>
        ))}
      {same.length > 0 && <Section title={t('up.same.title')}>{same.join(' · ')}</Section>}
    </>
  );
}

type PreviewItemProps = {
  readonly item: TransferItem;
  readonly choice: MergeChoice;
  readonly onChoice: (choice: MergeChoice) => void;
};

function PreviewItem({ item, choice, onChoice }: PreviewItemProps) {
  const t = useTexts(transferTexts);
  const language = useLanguage();
  const name = transferItemName(item, language);
  const isNew = item.state === 'new';
  const words = {
    take: t(isNew ? 'up.take.new' : 'up.take.different'),
    keep: t(isNew ? 'up.keep.new' : 'up.keep.different'),
    both: t('up.both.different'),
  };
  return (
    <div className={classes.item}>
      <div className={classes.head}>
        <span className={classes.name}>{name}</span>
        <Badge variant="default" radius="sm" tt="none">
          {t(isNew ? 'up.new' : 'up.different')}
        </Badge>
        <Select
          className={classes.choice}
          aria-label={t('up.choice', { name })}
          allowDeselect={false}
          data={item.choices.map((value) => ({ value, label: words[value] }))}
          value={choice}
          onChange={(value) => onChoice(item.choices.find((one) => one === value) ?? choice)}
        />
      </div>
      <Facts
        items={item.facts.map((fact) => [
          transferFactTexts[fact.what][language],
          <span key={fact.what} className={classes.value}>
            {transferFactValue(fact, language)}
            {fact.here !== undefined && (
              <span className={classes.here}>
                {t('up.here', { value: transferFactValue({ what: fact.what, value: fact.here }, language) })}
              </span>
            )}
          </span>,
        ])}
      />
    </div>
  );
}
