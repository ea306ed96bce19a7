import { Progress, Text } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useNow } from '../../../state/use-now.ts';
import { Note } from '../../../ui/note.tsx';
import { deviceTexts } from './texts.ts';

/** The last seconds before an erase: the cable is the brake. */
export function PullOut({ seconds }: { readonly seconds: number }) {
  const t = useTexts(deviceTexts);
  const [since] = useState(() => Date.now());
  const now = useNow(250);
  const left = Math.max(0, seconds - (now.getTime() - since) / 1000);
  return (
    <Note tone="failed" title={left > 0 ? t('wait.pull-out', { seconds: Math.ceil(left) }) : t('wait.pull-out-now')}>
      <Text component="div" mt={6}>
        <Progress
          value={(left / seconds) * 100}
          color="red.8"
          aria-label={t('wait.pull-out', { seconds: Math.ceil(left) })}
          transitionDuration={0}
        />
      </Text>
    </Note>
  );
}
