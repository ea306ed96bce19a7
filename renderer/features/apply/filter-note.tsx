import { Button, Text } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { useDayFilter } from '../../state/day.ts';
import { uiTexts } from '../../ui/texts.ts';
import { useFinder } from './bench/finder-store.ts';
import classes from './filter-note.module.css';
import { applyTexts } from './texts.ts';

/** Says that the bench is not shown as a whole, and leads back. */
export function FilterNote({ isEmpty }: { readonly isEmpty: boolean }) {
  const t = useTexts(applyTexts);
  const u = useTexts(uiTexts);
  const group = useDayFilter((filter) => filter.group);
  const text = useFinder((finder) => finder.text).trim();
  if (group === undefined && text === '') return null;
  const showAll = () => {
    useDayFilter.setState({ group: undefined });
    useFinder.setState({ text: '' });
  };
  return (
    <div className={classes.note} role="status">
      <Text>
        {group !== undefined && `${t('filter.note', { group: u(`state.${group}`) })} `}
        {text !== '' && `${t('filter.find', { text })} `}
        {isEmpty && t('filter.empty')}
      </Text>
      <Button variant="subtle" onClick={showAll}>
        {t('filter.all')}
      </Button>
    </div>
  );
}
