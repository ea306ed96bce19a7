import { useTexts } from '../../i18n/use-texts.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { type RecordFilter, recordFilters } from './record-rows.ts';
import { recordsTexts } from './texts.ts';

type RecordsFiltersProps = {
  readonly counts: Readonly<Record<RecordFilter, number>>;
  readonly filter: RecordFilter;
  readonly onFilter: (filter: RecordFilter) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
};

export function RecordsFilters({ counts, ...state }: RecordsFiltersProps) {
  const t = useTexts(recordsTexts);
  return (
    <FilterBar
      label={t('filter')}
      filters={recordFilters.map((value) => ({ value, label: t(`filter.${value}`, { count: counts[value] }) }))}
      findLabel={t('find')}
      {...state}
    />
  );
}
