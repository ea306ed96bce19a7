import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTexts } from '../i18n/use-texts.ts';
import { uiTexts } from './texts.ts';

/** A small button that copies a text. */
export function CopyIcon({ value, label }: { readonly value: string; readonly label?: string }) {
  const t = useTexts(uiTexts);
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('copied') : (label ?? t('copy'))}>
          <ActionIcon aria-label={copied ? t('copied') : (label ?? t('copy'))} onClick={copy}>
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
