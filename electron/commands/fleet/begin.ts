import type { StationClient } from '../../../shared/contract/station-client.ts';
import type { FleetPreview, FleetRequest } from '../../../shared/domain/fleet.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { type CommonOptions, perform, withStation } from '../common.ts';
import { confirmTyped } from '../confirm.ts';
import { readPin } from '../helper.ts';
import { exitCodes, type Output } from '../output.ts';
import type { FromOptions } from './named-serials.ts';
import { sayOperation, sayPreview } from './say.ts';

export type BeginOptions = CommonOptions &
  FromOptions & {
    readonly plan?: boolean;
    readonly consent?: string;
    readonly pinFd?: string;
  };

const confirm = {
  ja: '{count} 台が対象です。続けるには台数 {count} を入力してください: ',
  en: '{count} devices are concerned. Type their number, {count}, to go on: ',
};
const pinPrompt = { ja: 'ステーションの PIN', en: 'Station PIN' };

/**
 * Previews an operation; with consent to exactly that preview (and the PIN where it takes something away) begins it.
 * @param requested reads what was asked for from the command's words; what it throws is told as every error is.
 */
export function begin(
  server: string,
  requested: (station: StationClient) => FleetRequest | Promise<FleetRequest>,
  options: BeginOptions,
): Promise<void> {
  return perform(options, (output) =>
    withStation(options, async (station) => {
      const request = await requested(station);
      const preview = await station.call('fleet.preview', { serverId: server, request });
      const runnable = preview.devices.filter(({ steps }) => steps.length > 0);
      if (options.plan === true || runnable.length === 0) {
        output.data({ preview });
        sayPreview(preview, output);
        return runnable.length === preview.devices.length ? exitCodes.ok : exitCodes.failed;
      }
      sayPreview(preview, output);
      await requireConsent(preview, runnable.length, options, output);
      const pin = preview.needsPin ? await readPin(options.pinFd, pinPrompt, output) : undefined;
      const started = await station.call('fleet.start', {
        planHash: preview.planHash,
        nonce: preview.nonce,
        devices: preview.devices.map(({ serial }) => serial),
        ...(pin === undefined ? {} : { pin }),
      });
      return sayOperation(await lookAgain(station, started.id), output);
    }),
  );
}

/** What the station sends by itself is sent before this command ends, with its core perhaps. */
async function lookAgain(station: StationClient, id: string) {
  try {
    return await station.call('fleet.verify', { id });
  } catch (error) {
    if (!(error instanceof KitError) || !error.code.startsWith('backend.')) throw error;
    return station.call('fleet.show', { id });
  }
}

async function requireConsent(
  { planHash }: FleetPreview,
  count: number,
  { consent }: BeginOptions,
  output: Output,
): Promise<void> {
  if (consent === undefined) return confirmTyped(output.text(confirm, { count: String(count) }), String(count), output);
  if (consent !== planHash) throw new KitError('kitting.plan-changed');
}
