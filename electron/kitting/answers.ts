import { assertNever } from '../../shared/assert-never.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { defined } from './defined.ts';
import type { RunDriver } from './run-driver.ts';

/**
 * Takes a person's answer to a run: it is in the journal before anything follows from it. Giving up is always heard; the
 * other answers only when they fit what the run waits for in its present attempt, so that a late or repeated answer
 * never consents to something else.
 * @throws KitError `kitting.not-waiting`
 */
export function answerRun(
  driver: RunDriver,
  { runId, attempt, answer }: CommandInput<'kitting.answer'>,
  made: { readonly consentId: string; readonly at: string; readonly operator: string | undefined },
): void {
  const { log } = driver;
  const by = defined({ operator: made.operator });
  const { waiting, attempt: current, deviceKey, planHash } = log.state();
  if (attempt !== current) throw new KitError('kitting.not-waiting', { run: runId });
  switch (answer) {
    case 'abandon':
      if (waiting !== undefined) log.appendDurable({ type: 'answered', attempt, answer, ...by });
      driver.abandon(waiting?.reason);
      return;
    case 'continue':
      if (waiting === undefined || waiting.expects === 'device')
        throw new KitError('kitting.not-waiting', { run: runId });
      log.appendDurable({ type: 'answered', attempt, answer, ...by });
      driver.hold(false);
      driver.wake();
      return;
    case 'consent': {
      if (waiting?.expects !== 'consent') throw new KitError('kitting.not-waiting', { run: runId });
      const { consentId, at } = made;
      const { covers } = waiting;
      const next = attempt + 1;
      log.consent(
        { id: consentId, runId, attempt: next, deviceKey, planHash, covers, at, ...by },
        { type: 'consented', attempt: next, consentId, covers: [...covers], ...by },
      );
      driver.wake();
      return;
    }
    default:
      assertNever(answer);
  }
}
