import { Checkbox } from '@mantine/core';
import type { SectionName, TransferContents } from '../../../../shared/domain/transfer.ts';
import { sectionTexts } from '../../../../shared/texts/transfer.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import formClasses from '../../../ui/form.module.css';
import { transferTexts } from './texts.ts';

type ExportSectionsProps = {
  readonly contents: TransferContents;
  readonly left: readonly SectionName[];
  readonly onLeft: (left: readonly SectionName[]) => void;
};

/** What goes along; what something else needs cannot be left while that goes. */
export function ExportSections({ contents, left, onLeft }: ExportSectionsProps) {
  const t = useTexts(transferTexts);
  const language = useLanguage();
  const needed = new Set(contents.filter(({ section }) => !left.includes(section)).flatMap(({ needs }) => needs));
  return (
    <div className={formClasses.fields}>
      {contents
        .filter(({ isPart }) => !isPart)
        .map(({ section, names }) => {
          const isNeeded = needed.has(section);
          const isIn = isNeeded || !left.includes(section);
          const count = names.length === 0 ? t('move.none') : t('move.count', { count: names.length });
          return (
            <Checkbox
              key={section}
              label={`${sectionTexts[section][language]} (${count})`}
              checked={isIn}
              disabled={isNeeded}
              {...(isNeeded ? { description: t('move.needed') } : {})}
              onChange={() => onLeft(isIn ? [...left, section] : left.filter((name) => name !== section))}
            />
          );
        })}
    </div>
  );
}
