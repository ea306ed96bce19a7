import { Button } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { toggleDayFilter, useDayFilter } from '../../state/day.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { verifyTexts } from './texts.ts';
import classes from './verify.module.css';
import { showFilter, useVerifyRoute } from './verify-route.ts';
import { type VerifyFilter, verifyFilters } from './verify-rows.ts';

type VerifyFiltersProps = {
  readonly counts: Readonly<Record<VerifyFilter, number>>;
  readonly text: string;
  readonly onText: (text: string) => void;
};

export function VerifyFilters({ counts, text, onText }: VerifyFiltersProps) {
  const t = useTexts(verifyTexts);
  const { filter } = useVerifyRoute();
  const day = useDayFilter(({ group }) => group);
  return (
    <FilterBar
      label={t('filter')}
      filters={verifyFilters.map((value) => ({ value, label: t(`filter.${value}`, { count: counts[value] }) }))}
      filter={filter}
      onFilter={showFilter}
      findLabel={t('find')}
      text={text}
      onText={onText}
    >
      {day !== undefined && (
        <span className={classes.dayFilter}>
          {t('day-filter', { group: t(`day.${day}`) })}
          <Button size="compact-xs" variant="default" onClick={() => toggleDayFilter(day)}>
            {t('show-all')}
          </Button>
        </span>
      )}
    </FilterBar>
  );
}
