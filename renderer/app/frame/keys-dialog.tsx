import { Modal } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
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

export function KeysDialog() {
  const t = useTexts(frameTexts);
  const u = useTexts(uiTexts);
  const open = useKeysDialog((dialog) => dialog.open);
  return (
    <Modal
      opened={open}
      onClose={() => useKeysDialog.setState({ open: false })}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': u('close') }}
    >
      <dl className={classes.keys}>
        {rows.map(([keys, text]) => (
          <div key={keys} className={classes.row}>
            <dt>
              <Keys keys={keys} />
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.scanner}>{t('keys.scanner')}</p>
    </Modal>
  );
}
