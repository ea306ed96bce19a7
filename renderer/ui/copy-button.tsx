import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTexts } from '../i18n/use-texts.ts';
import { uiTexts } from './texts.ts';
import { useCopy } from './use-copy.ts';

/** Copies what is shown this once only, so it says so in words. */
export function CopyButton({ value, label }: { readonly value: string; readonly label: string }) {
  const t = useTexts(uiTexts);
  const { copied, copy } = useCopy(value);
  return (
    <Button
      variant="default"
      leftSection={copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />}
      onClick={copy}
    >
      {copied ? t('copied') : label}
    </Button>
  );
}
