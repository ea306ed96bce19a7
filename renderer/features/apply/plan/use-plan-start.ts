import { useState } from 'react';
import type { PlanPreview } from '../../../../shared/domain/plan.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { selectDevices } from '../../../state/selection-store.ts';
import { type Command, useCommand } from '../../../state/use-command.ts';
import { announce } from '../../../ui/live-region.tsx';
import { overridesNeeded } from './plan-counts.ts';
import { closePlan, usePlan } from './plan-store.ts';
import { planTexts } from './texts.ts';

export type PlanStartState = {
  /** The question is on screen. */
  readonly isAsking: boolean;
  ask(): void;
  cancel(): void;
  confirm(preview: PlanPreview): Promise<void>;
  readonly apply: Pick<Command<unknown, unknown>, 'pending' | 'problem' | 'reset'>;
  /** Sends the very same start again, after a lost connection. */
  resend(): Promise<void>;
};

export type PlanStartProps = { readonly preview: PlanPreview; readonly start: PlanStartState };

/** From the primary action over its question to the runs. */
export function usePlanStart(): PlanStartState {
  const t = useTexts(planTexts);
  const [isAsking, setAsking] = useState(false);
  const apply = useCommand('kitting.apply');
  const finish = (started: { readonly runs: readonly unknown[] } | undefined) => {
    if (started === undefined) return;
    announce(t('started', { count: started.runs.length }));
    selectDevices([]);
    closePlan();
  };
  return {
    isAsking,
    ask: () => {
      apply.reset();
      setAsking(true);
    },
    cancel: () => setAsking(false),
    confirm: async ({ planHash, nonce, devices }) => {
      const { typed } = usePlan.getState();
      const overrides = Object.fromEntries(
        overridesNeeded(devices).map(({ deviceKey }) => [deviceKey, typed[deviceKey] ?? '']),
      );
      const started = await apply.run({
        planHash,
        nonce,
        devices: devices.map(({ deviceKey }) => deviceKey),
        overrides,
      });
      setAsking(false);
      finish(started);
    },
    resend: async () => finish(await apply.retry()),
    apply,
  };
}
