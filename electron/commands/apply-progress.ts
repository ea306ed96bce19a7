import type { StationClient } from '../../shared/contract/station-client.ts';
import type { RunView } from '../../shared/domain/run.ts';
import { reasonText } from '../../shared/texts/reasons/reason-text.ts';
import { stepLabels } from '../../shared/texts/reasons/steps.ts';
import { runWord } from '../../shared/texts/verdicts.ts';
import { describeProblem, exitCodes, type Output } from './output.ts';

/** Prints each run's changes until all have ended. @returns `ok` only when every device was prepared. */
export async function followRuns(
  station: StationClient,
  started: readonly { readonly runId: string }[],
  output: Output,
): Promise<number> {
  const open = new Set(started.map((run) => run.runId));
  const ended: RunView[] = [];
  const lastLine = new Map<string, string>();

  await new Promise<void>((resolve, reject) => {
    const see = (run: RunView) => {
      if (!open.has(run.runId)) return;
      const line = describeRun(run, output);
      if (lastLine.get(run.runId) !== line) output.say(line);
      lastLine.set(run.runId, line);
      if (run.phase !== 'ended') return;
      open.delete(run.runId);
      ended.push(run);
      if (open.size === 0) resolve();
    };
    station.subscribe(({ events }) => {
      for (const event of events) if (event.topic === 'run') see(event.run);
    });
    station.call('runs.list', {}).then((runs) => runs.forEach(see), reject);
    if (open.size === 0) resolve();
  });

  output.data({ runs: ended });
  return ended.every((run) => run.end === 'prepared') ? exitCodes.ok : exitCodes.failed;
}

/** One line about where a run stands. */
export function describeRun(run: RunView, output: Output): string {
  const who = `${run.slot ?? ''} ${run.serial ?? run.deviceKey}`.trim();
  if (run.problem !== undefined) return `✗ ${who}  ${describeProblem(run.problem, output.language)}`;
  if (run.end !== undefined) return `${run.end === 'prepared' ? '✓' : '✗'} ${who}  ${runWord(run, output.language)}`;
  if (run.waitingFor !== undefined) return `! ${who}  ${reasonText(run.waitingFor, output.language)}`;
  const current = run.steps.find((step) => step.state === 'running');
  return `▸ ${who}  ${current === undefined ? runWord(run, output.language) : stepLabels[current.step][output.language]}`;
}
