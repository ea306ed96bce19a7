import { useState } from 'react';
import type { AutoRunPreview } from '../../../../shared/domain/auto-run.ts';
import type { Problem } from '../../../../shared/domain/run.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { announce } from '../../../ui/live-region.tsx';
import { closeAutoPanel } from './auto-store.ts';
import { autoTexts } from './auto-texts.ts';
import { useAutoCommand } from './use-auto-command.ts';

export type AutoStart = {
  /** The question is on screen. */
  readonly isAsking: boolean;
  readonly pending: boolean;
  readonly problem: Problem | undefined;
  ask(): void;
  cancel(): void;
  confirm(preview: AutoRunPreview): Promise<void>;
  /** Forgets what went wrong and looks again at what would be done. */
  again(): void;
};

/** From the primary action over its question to an auto-run that is on. @param reload asks for the terms anew. */
export function useAutoStart(reload: () => void): AutoStart {
  const t = useTexts(autoTexts);
  const [isAsking, setAsking] = useState(false);
  const { run, reset, pending, problem } = useAutoCommand('autorun.start');
  return {
    isAsking,
    pending,
    problem,
    ask: () => {
      reset();
      setAsking(true);
    },
    cancel: () => setAsking(false),
    confirm: async ({ nonce, planHash }) => {
      const started = await run({ nonce, planHash });
      setAsking(false);
      if (started === undefined) return;
      announce(t('started'));
      closeAutoPanel();
    },
    again: () => {
      reset();
      reload();
    },
  };
}
