import { Modal } from '@mantine/core';
import type { PageCommand } from '../../../shared/contract/window.ts';
import { pageCommandName, pageCommandTable } from '../../../shared/tables/page-commands.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useWindow } from '../../state/window-store.ts';
import { Keys } from '../../ui/keys.tsx';
import { uiTexts } from '../../ui/texts.ts';
import classes from './keys-dialog.module.css';
import { useKeysDialog } from './keys-dialog-store.ts';
import { frameTexts } from './texts.ts';

const rows = [
  ['mod+1–5', 'keys.steps'],
  ['mod+enter', 'keys.primary'],
  ['mod+F', 'keys.find'],
  ['mod+.', 'keys.pause'],
  ['← ↑ ↓ →', 'keys.arrows'],
  ['Space', 'keys.space'],
  ['enter', 'keys.open'],
  ['Esc', 'keys.close'],
  ['?', 'keys.help'],
] as const;

/** Keys that the native window's menu adds to those above. */
const menuRows = Object.entries(pageCommandTable).flatMap(([command, { keys, inBrowser }]) =>
  keys === undefined || inBrowser === true ? [] : [[keys, command as PageCommand] as const],
);

export function KeysDialog() {
  const t = useTexts(frameTexts);
  const u = useTexts(uiTexts);
  const language = useLanguage();
  const open = useKeysDialog((dialog) => dialog.open);
  const hasMenu = useWindow(({ at }) => at !== 'absent');
  return (
    <Modal
      opened={open}
      onClose={() => useKeysDialog.setState({ open: false })}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': u('close') }}
    >
      <dl className={classes.keys}>
        {rows.map(([keys, text]) => (
          <Row key={keys} keys={keys} text={t(text)} />
        ))}
        {hasMenu &&
          menuRows.map(([keys, command]) => <Row key={keys} keys={keys} text={pageCommandName(command, language)} />)}
      </dl>
      <p className={classes.scanner}>{t('keys.scanner')}</p>
    </Modal>
  );
}

function Row({ keys, text }: { readonly keys: string; readonly text: string }) {
  return (
    <div className={classes.row}>
      <dt>
        <Keys keys={keys} />
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
