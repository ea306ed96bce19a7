import type { StationClient } from '../../../shared/contract/station-client.ts';
import type { RunView } from '../../../shared/domain/run.ts';
import { isKitError } from '../../../shared/errors/kit-error.ts';
import type { Orders } from './expectations.ts';
import type { Operator } from './operator.ts';
import { type Deed, prudentDeed } from './prudence.ts';

type Stand = {
  readonly operator: Operator;
  readonly station: Pick<StationClient, 'call'>;
  readonly ordersFor: (udid: string) => Orders;
  /** What went wrong where nothing should. */
  readonly onError: (error: unknown) => void;
};

/** Plays the person who keeps an eye on the station: told of every change of a run, does what it waits for, once. */
export function attend({ operator, station, ordersFor, onError }: Stand): (run: RunView) => void {
  const answered = new Set<string>();

  async function answer({ runId, attempt }: RunView, given: 'consent' | 'continue' | 'abandon'): Promise<void> {
    await station.call('kitting.answer', { runId, attempt, answer: given });
  }

  async function perform(deed: Deed, run: RunView, udid: string): Promise<void> {
    if (deed.at === 'device') return operator[deed.hand](udid);
    if (deed.at === 'station') return answer(run, deed.answer);
    await operator.charge(udid);
    await answer(run, 'continue');
  }

  return (run) => {
    const { udid } = run;
    const deed = udid === undefined ? undefined : prudentDeed(run, ordersFor(udid));
    if (udid === undefined || deed === undefined) return;
    const question = `${run.runId} ${run.attempt} ${run.waitingFor?.code} ${run.waitingFor?.params.problem}`;
    // Hands look at the screen first, so they may come again; a question is answered once.
    if (deed.at !== 'device') {
      if (answered.has(question)) return;
      answered.add(question);
    }
    perform(deed, run, udid).catch((error: unknown) => {
      answered.delete(question);
      // The run went on before the answer came.
      if (!isKitError(error, 'kitting.not-waiting')) onError(error);
    });
  };
}
