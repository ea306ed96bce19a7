import { z } from 'zod';
import type { Lookup } from '../../../../shared/domain/record.ts';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { InboxReader } from '../../inbox/inbox-reader.ts';
import {
  type CommandOutcome,
  type EnqueueResult,
  type MdmBackend,
  type OutgoingCommand,
  refusals,
} from '../../port.ts';
import { basicAuthorization, createApiClient, failureOf } from '../http/api-client.ts';
import type { HttpAnswer } from '../http/http-client.ts';

export type MicroMdmOptions = {
  readonly baseUrl: string;
  readonly key: () => string;
  readonly trust: readonly string[];
  /** Tells what became of commands, which the API itself does not. */
  readonly inbox: InboxReader | undefined;
  readonly clock: Clock;
  readonly timeoutMs?: number;
};

const devicesSchema = z.object({
  devices: z
    .array(
      z.object({
        serial_number: z.string(),
        udid: z.string().default(''),
        enrollment_status: z.boolean(),
        last_seen: z.string().default(''),
      }),
    )
    .max(1000)
    .nullable(),
});
type Device = NonNullable<z.infer<typeof devicesSchema>['devices']>[number];

/** It answers some failures with 200 and an error inside. */
const commandAnswerSchema = z.object({ error: z.string().optional() });

/** Serials per question. */
const batch = 100;
/** A serial that nobody has, for a question that changes nothing. */
const nobody = 'KITBENCH0000';

/**
 * MicroMDM v1 (support ended with 2025): devices by serial and raw commands, under Basic `micromdm:<key>` (mdm §3).
 * @throws KitError `backend.not-https`, `backend.trust-unreadable`.
 */
export function createMicroMdmBackend(options: MicroMdmOptions): MdmBackend {
  const { inbox, key, clock } = options;
  const api = createApiClient({ ...options, authorization: () => basicAuthorization('micromdm', key()) });
  const { host } = api;

  async function devices(serials: readonly string[], signal: AbortSignal): Promise<readonly Device[]> {
    const body = Buffer.from(JSON.stringify({ filter_serial: serials }), 'utf8');
    const answer = await api.send('POST', 'v1/devices', signal, { content: { type: 'application/json', body } });
    if (answer.status !== 200) throw api.failure(answer).problem;
    return api.read(answer, devicesSchema, 'devices').devices ?? [];
  }

  async function lookupBatch(serials: readonly string[], signal: AbortSignal): Promise<Lookup[]> {
    const found = new Map((await devices(serials, signal)).map((device) => [device.serial_number, device]));
    const asOf = clock.now().toISOString();
    return serials.map((serial) => lookupOf(serial, found.get(serial), host, asOf));
  }

  async function enqueue({ commandId, serial, command }: OutgoingCommand, signal: AbortSignal): Promise<EnqueueResult> {
    const device = (await devices([serial], signal)).find(({ serial_number }) => serial_number === serial);
    if (device === undefined || device.udid === '') {
      return { kind: 'reject', problem: new KitError('backend.device-unknown', { host, serial }) };
    }
    const path = `v1/commands/${encodeURIComponent(device.udid)}`;
    // Its queue would take the same command twice. What the queue looks like is not documented; the id stands in it.
    const queue = await api.send('GET', path, signal);
    if (queue.status === 200 && queue.body.includes(commandId)) return { kind: 'queued', woken: 'unknown' };
    // The raw form carries our own CommandUUID; the JSON form would make a new one at each try.
    const body = writeXmlPlist({ Command: command, CommandUUID: commandId });
    return judge(await api.send('POST', path, signal, { content: { type: 'application/xml', body } }));
  }

  function judge(answer: HttpAnswer): EnqueueResult {
    if (answer.status !== 200 && answer.status !== 201) return api.commandFailure(answer);
    const { error } = api.read(answer, commandAnswerSchema, 'command');
    if (error === undefined) return { kind: 'queued', woken: 'unknown' };
    return { kind: 'reject', problem: new KitError('backend.command-refused', { host, reason: error }) };
  }

  return {
    ...refusals('MicroMDM'),
    capabilities: { records: false, lookup: true, commands: true, files: false },
    lookup: async (serials, signal) => {
      signal.throwIfAborted();
      const answers: Lookup[] = [];
      for (let from = 0; from < serials.length; from += batch) {
        answers.push(...(await lookupBatch(serials.slice(from, from + batch), signal)));
      }
      return answers;
    },
    enqueue: async (command, signal) => {
      try {
        return await enqueue(command, signal);
      } catch (error) {
        return failureOf(error, signal);
      }
    },
    outcome: async (commandId, signal): Promise<CommandOutcome> => {
      signal.throwIfAborted();
      if (inbox === undefined) return { state: 'unknown', source: host, asOf: clock.now().toISOString() };
      await inbox.pull(signal);
      return inbox.outcome(commandId);
    },
    check: async (signal) => {
      await devices([nobody], signal);
      await inbox?.pull(signal);
    },
    close: () => {
      api.close();
      inbox?.close();
    },
  };
}

/** A serial it does not list was never there: MicroMDM keeps devices that left, as not enrolled. */
function lookupOf(serial: string, device: Device | undefined, source: string, asOf: string): Lookup {
  const answer = { serial, halfEnrolled: false, source, asOf };
  if (device === undefined) return { ...answer, enrolled: 'no' };
  const seen = Date.parse(device.last_seen);
  return {
    ...answer,
    enrolled: device.enrollment_status ? 'yes' : 'no',
    ...(device.udid === '' ? {} : { udid: device.udid }),
    // Go writes the year 1 for "never".
    ...(seen > 0 ? { lastSeenAt: new Date(seen).toISOString() } : {}),
  };
}
