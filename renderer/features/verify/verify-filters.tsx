import { Button, CloseButton, SegmentedControl, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { toggleDayFilter, useDayFilter } from '../../state/day.ts';
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
    <div className={classes.filters}>
      <SegmentedControl
        size="sm"
        aria-label={t('filter')}
        value={filter}
        onChange={(value) => showFilter(verifyFilters.find((known) => known === value) ?? 'all')}
        data={verifyFilters.map((value) => ({ value, label: t(`filter.${value}`, { count: counts[value] }) }))}
      />
      {day !== undefined && (
        <span className={classes.dayFilter}>
          {t('day-filter', { group: t(`day.${day}`) })}
          <Button size="compact-xs" variant="default" onClick={() => toggleDayFilter(day)}>
            {t('show-all')}
          </Button>
        </span>
      )}
      <TextInput
        className={classes.find}
        type="search"
        data-find
        aria-label={t('find')}
        placeholder={t('find')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        rightSection={
          text !== '' && (
            <CloseButton size="sm" onClick={() => onText('')}>
              <VisuallyHidden>{t('show-all')}</VisuallyHidden>
            </CloseButton>
          )
        }
      />
    </div>
  );
}
