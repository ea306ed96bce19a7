import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

export function autoRunHandlers({
  kitting,
  shifts,
}: StationContext): Pick<Handlers, 'autorun.preview' | 'autorun.start' | 'autorun.stop' | 'autorun.show'> {
  const { autoRun } = kitting;
  return {
    'autorun.preview': ({ blueprintId }) => autoRun.preview(blueprintId),
    'autorun.start': (claim, { seat, commandId }) =>
      autoRun.start(claim, { operator: shifts.current()?.operator, seat, commandId }),
    'autorun.stop': () => autoRun.stop(),
    'autorun.show': () => ({ status: autoRun.status(), devices: [...autoRun.devices()] }),
  };
}

/** What a plan rests on is changed by these: an auto-run is told at once that it no longer does what was consented to. */
export function endingChangedAutoRun(handlers: Handlers, recheck: () => void): Handlers {
  const watched = Object.entries(handlers).map(([kind, handle]) => {
    if (!/^(?:blueprints|organizations|servers|transfer)\./.test(kind)) return [kind, handle];
    const change = handle as (...given: unknown[]) => unknown;
    const watching = async (...given: unknown[]) => {
      const output = await change(...given);
      recheck();
      return output;
    };
    return [kind, watching];
  });
  return Object.fromEntries(watched) as Handlers;
}
