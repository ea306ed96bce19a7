import { Portal } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { outside } from '../../../transport/outside.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { Note } from '../../../ui/note.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import classes from './passphrase-once.module.css';
import { transferTexts } from './texts.ts';

type PassphraseOnceProps = { readonly file: string; readonly passphrase: string; readonly onDone: () => void };

/** The words that open the file: on the screen this once, and on paper for whoever wants that. */
export function PassphraseOnce({ file, passphrase, onDone }: PassphraseOnceProps) {
  const t = useTexts(transferTexts);
  const words = passphrase.split(' ');
  return (
    <Page
      title={t('move.title')}
      width="reading"
      actions={
        <ActButton harmless icon={<IconPrinter size={16} aria-hidden />} onClick={() => void outside.print()}>
          {t('once.print')}
        </ActButton>
      }
      primary={
        <PrimaryAction harmless onClick={onDone}>
          {t('once.done')}
        </PrimaryAction>
      }
    >
      <Note tone="done" role="status" title={t('move.saved', { file })}>
        {t('once.text')}
      </Note>
      <h2 className={classes.title}>{t('once.title')}</h2>
      <Words words={words} />
      <Portal>
        <div className={classes.sheet} aria-hidden>
          <h1>{t('sheet.title')}</h1>
          <Words words={words} />
          <p>
            {t('sheet.file')}: {file}
          </p>
          <p>{t('sheet.how')}</p>
          <p>{t('sheet.destroy')}</p>
        </div>
      </Portal>
    </Page>
  );
}

function Words({ words }: { readonly words: readonly string[] }) {
  return (
    <ol className={classes.words}>
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice
        <li key={index}>
          <code>{word}</code>
        </li>
      ))}
    </ol>
  );
}
