import { Select } from '@mantine/core';
import type { RosterReading } from '../../../../shared/domain/roster.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import formClasses from '../../../ui/form.module.css';
import { knownKeys, useColumnName } from './column-name.ts';
import { changeReading } from './reading.ts';
import { rosterTexts } from './roster-texts.ts';

const out = '(out)';

type ColumnChoiceProps = {
  readonly reading: RosterReading;
  /** What a person has said, by heading. */
  readonly told: Readonly<Record<string, string>>;
};

/** What each column of the file is: as the station takes it, until somebody knows better. */
export function ColumnChoice({ reading: { columns, leftOut }, told }: ColumnChoiceProps) {
  const t = useTexts(rosterTexts);
  const columnName = useColumnName();
  const all = [
    ...columns.map(({ header, key }) => ({ header, key })),
    ...leftOut.map((header) => ({ header, key: '' })),
  ].sort((one, other) => one.header.localeCompare(other.header, 'ja'));
  return (
    <div className={formClasses.pair}>
      {all.map(({ header, key }) => {
        const own = knownKeys.some((known) => known === key) || key === '' ? header : key;
        return (
          <Select
            key={header}
            label={header}
            aria-label={t('read.column', { header })}
            allowDeselect={false}
            data={[
              ...knownKeys.map((value) => ({ value, label: columnName(value) })),
              { value: own, label: t('read.kept', { header: own }) },
              { value: out, label: t('read.out') },
            ]}
            value={key === '' ? out : key}
            onChange={(value) => changeReading({ columns: { ...told, [header]: value === out ? '' : (value ?? '') } })}
          />
        );
      })}
    </div>
  );
}
