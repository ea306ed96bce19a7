import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useBench } from '../../../state/bench-store.ts';
import { usePageCommand } from '../../../state/page-commands.ts';
import { replaceRoute } from '../../../state/route-store.ts';
import { selectDevices } from '../../../state/selection-store.ts';
import { focusFinder } from '../../../ui/marks.ts';
import { uiTexts } from '../../../ui/texts.ts';
import classes from './bench-bar.module.css';
import { findDevices } from './find-device.ts';
import { useFinder } from './finder-store.ts';
import type { Place } from './places.ts';
import { benchTexts } from './texts.ts';
import { findable } from './use-places.ts';

/** Narrows the bench while one types; Enter, or a scanner's Enter, selects and opens the best match. */
export function Finder({ places }: { readonly places: readonly Place[] }) {
  const t = useTexts(benchTexts);
  const u = useTexts(uiTexts);
  const text = useFinder((finder) => finder.text);
  usePageCommand('find', focusFinder);
  const clear = () => useFinder.setState({ text: '' });
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      clear();
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.metaKey || event.ctrlKey) return;
    const [best] = findDevices(text, findable(places, useBench.getState().devices));
    if (best === undefined) return;
    selectDevices([best.key]);
    replaceRoute('apply', { device: best.key });
    clear();
  };
  return (
    <TextInput
      data-find
      type="search"
      className={classes.finder}
      aria-label={t('find')}
      placeholder={t('find.placeholder')}
      leftSection={<IconSearch size={14} aria-hidden />}
      rightSection={text === '' ? null : <CloseButton size="xs" aria-label={u('close')} onClick={clear} />}
      value={text}
      onChange={(event) => useFinder.setState({ text: event.currentTarget.value })}
      onKeyDown={onKeyDown}
      spellCheck={false}
      autoComplete="off"
    />
  );
}
