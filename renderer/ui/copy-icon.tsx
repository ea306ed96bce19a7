import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTexts } from '../i18n/use-texts.ts';
import { uiTexts } from './texts.ts';
import { useCopy } from './use-copy.ts';

/** A small button that copies a text. */
export function CopyIcon({ value, label }: { readonly value: string; readonly label?: string }) {
  const t = useTexts(uiTexts);
  const { copied, copy } = useCopy(value);
  const name = copied ? t('copied') : (label ?? t('copy'));
  return (
    <Tooltip label={name}>
      <ActionIcon aria-label={name} onClick={copy}>
        {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      </ActionIcon>
    </Tooltip>
  );
}
