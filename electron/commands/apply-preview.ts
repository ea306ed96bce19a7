import { createInterface } from 'node:readline/promises';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { PlanPreview } from '../../shared/domain/plan.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { followRuns } from './apply-progress.ts';
import { sayPlan } from './blueprint-plan.ts';
import type { Output } from './output.ts';

const confirm = {
  ja: '{erases} 台を消去し、{count} 台をキッティングします。続けるには台数 {count} を入力してください: ',
  en: '{erases} will be erased, {count} kitted. Type the number of devices, {count}, to go on: ',
};
const planLine = { ja: '確認コード: {hash}', en: 'Confirmation code: {hash}' };

/** The code that was printed with the plan, where no person can be asked, and by which command. */
export type Consent = { readonly code: string | undefined; readonly command: string };

export function sayPreview(preview: PlanPreview, output: Output): void {
  sayPlan(preview.devices, output);
  output.say(output.text(planLine, { hash: preview.planHash }));
}

/**
 * Shows a plan, asks for consent to exactly it, starts it and follows its runs to their ends.
 * @returns the exit code. @throws KitError `input.consent-missing`, `kitting.plan-changed`, and what applying throws.
 */
export async function applyPreview(
  station: StationClient,
  preview: PlanPreview,
  consent: Consent,
  output: Output,
): Promise<number> {
  sayPreview(preview, output);
  await requireConsent(preview, consent, output);
  await station.call('station.arm', { armed: true });
  const { runs } = await station.call('kitting.apply', {
    planHash: preview.planHash,
    nonce: preview.nonce,
    devices: preview.devices.map((device) => device.deviceKey),
  });
  return followRuns(station, runs, output);
}

/** A person types the number of devices; a program gives the code of the very plan it was shown. */
async function requireConsent(preview: PlanPreview, { code, command }: Consent, output: Output): Promise<void> {
  if (code !== undefined) {
    if (code !== preview.planHash) throw new KitError('kitting.plan-changed');
    return;
  }
  const count = preview.devices.filter((device) => device.runnable).length;
  const erases = preview.devices.filter((device) => device.runnable && device.erases).length;
  if (output.json || !process.stdin.isTTY) throw new KitError('input.consent-missing', { command });
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const typed = await lines.question(output.text(confirm, { erases: String(erases), count: String(count) }));
    if (typed.trim() !== String(count)) throw new KitError('input.consent-missing', { command });
  } finally {
    lines.close();
  }
}
