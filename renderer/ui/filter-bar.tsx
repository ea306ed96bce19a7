import { CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import classes from './filter-bar.module.css';
import { uiTexts } from './texts.ts';

type FilterBarProps<Filter extends string> = {
  /** What is filtered, for somebody who cannot see it. */
  readonly label: string;
  readonly filters: readonly { readonly value: Filter; readonly label: string }[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly findLabel: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Between the two: what else narrows the table now. */
  readonly children?: ReactNode;
};

/** Over a table: which of its lines are shown. ⌘F is in its text field. */
export function FilterBar<Filter extends string>(props: FilterBarProps<Filter>) {
  const { label, filters, filter, onFilter, findLabel, text, onText, children } = props;
  const t = useTexts(uiTexts);
  return (
    <div className={classes.bar}>
      <SegmentedControl
        size="sm"
        aria-label={label}
        value={filter}
        onChange={onFilter}
        data={filters.map(({ value, label: word }) => ({ value, label: word }))}
      />
      {children}
      <TextInput
        className={classes.find}
        type="search"
        data-find
        aria-label={findLabel}
        placeholder={findLabel}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        rightSection={text !== '' && <CloseButton size="sm" aria-label={t('find.clear')} onClick={() => onText('')} />}
      />
    </div>
  );
}
