import type { RunView } from '../../../../shared/domain/run.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useSecond } from '../../../state/use-second.ts';
import { remainingMs } from '../bench/durations.ts';
import { foresightOf } from '../bench/use-foresight.ts';
import { deviceTexts } from './texts.ts';

/** How long a run still takes; nothing while this station cannot know. */
export function RunLeft({ run }: { readonly run: RunView }) {
  return run.phase === 'running' ? <Left run={run} /> : null;
}

function Left({ run }: { readonly run: RunView }) {
  const t = useTexts(deviceTexts);
  const ms = remainingMs(run.steps, foresightOf(run).durations, useSecond());
  if (ms === undefined) return null;
  return ms < 60_000 ? t('run.left-short') : t('run.left', { minutes: Math.ceil(ms / 60_000) });
}
