import { organizationMagics } from './magic.ts';
import type { RunJournal } from './run-journal.ts';
import type { StepContext } from './step.ts';

/**
 * The digest of the configuration that some run of this station wrote under a magic. Magics are derived from run and
 * attempt, so the journal alone recognises our own work on a device.
 */
export function digestOfMagic(journal: RunJournal, deviceKey: string, magic: string): string | undefined {
  for (const runId of journal.runsOfDevice(deviceKey)) {
    const attempts = journal.entries(runId).reduce((highest, { event }) => {
      return event.type === 'run-started' || event.type === 'consented' ? Math.max(highest, event.attempt) : highest;
    }, 0);
    if (organizationMagics(runId, attempts).includes(magic)) return journal.plan(runId)?.configurationDigest;
  }
  return undefined;
}

/** Whether a magic marks the very configuration that this run would write: by this run, or by an earlier one. */
export function isOurMagic(ctx: StepContext, magic: string | undefined): boolean {
  if (magic === undefined) return false;
  const { runId, attempt } = ctx.state();
  if (organizationMagics(runId, attempt).includes(magic)) return true;
  return ctx.digestOfMagic(magic) === ctx.plan.configurationDigest;
}
