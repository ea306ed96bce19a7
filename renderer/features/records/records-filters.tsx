import { SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { type RecordFilter, recordFilters } from './record-rows.ts';
import classes from './records.module.css';
import { recordsTexts } from './texts.ts';

type RecordsFiltersProps = {
  readonly counts: Readonly<Record<RecordFilter, number>>;
  readonly filter: RecordFilter;
  readonly onFilter: (filter: RecordFilter) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
};

export function RecordsFilters({ counts, filter, onFilter, text, onText }: RecordsFiltersProps) {
  const t = useTexts(recordsTexts);
  return (
    <div className={classes.filters}>
      <SegmentedControl
        size="sm"
        aria-label={t('filter')}
        value={filter}
        onChange={(value) => onFilter(recordFilters.find((known) => known === value) ?? 'all')}
        data={recordFilters.map((value) => ({ value, label: t(`filter.${value}`, { count: counts[value] }) }))}
      />
      <TextInput
        className={classes.find}
        type="search"
        data-find
        aria-label={t('find')}
        placeholder={t('find')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
      />
    </div>
  );
}
