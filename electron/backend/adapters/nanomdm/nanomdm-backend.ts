import { z } from 'zod';
import { KitError } from '../../../../shared/errors/kit-error.ts';
import { writeXmlPlist } from '../../../codecs/plist/write-xml.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { InboxReader } from '../../inbox/inbox-reader.ts';
import { type EnqueueResult, type MdmBackend, type OutgoingCommand, refusals } from '../../port.ts';
import { basicAuthorization, createApiClient, failureOf, parseJson } from '../http/api-client.ts';
import type { HttpAnswer } from '../http/http-client.ts';

export type NanoMdmOptions = {
  readonly baseUrl: string;
  readonly key: () => string;
  readonly trust: readonly string[];
  /** NanoMDM lists no devices (mdm §3): without an inbox nobody can say who is enrolled. */
  readonly inbox: InboxReader | undefined;
  readonly clock: Clock;
  readonly timeoutMs?: number;
};

/** Answers of `/v1/enqueue` (mdm §3): per enrollment id, with the errors of enqueueing and of pushing apart. */
const enqueueAnswerSchema = z.object({
  status: z
    .record(
      z.string(),
      z.object({
        push_result: z.string().optional(),
        push_error: z.string().optional(),
        command_error: z.string().optional(),
      }),
    )
    .default({}),
  push_error: z.string().optional(),
  command_error: z.string().optional(),
});

/** Its SQL stores keep CommandUUIDs unique: a second try of one that got through comes back as such an error. */
const alreadyQueued = /duplicate|unique constraint/i;

/**
 * NanoMDM: commands by its API under Basic `nanomdm:<key>`, everything known of devices by an inbox (mdm §3).
 * @throws KitError `backend.not-https`, `backend.trust-unreadable`.
 */
export function createNanoMdmBackend(options: NanoMdmOptions): MdmBackend {
  const { inbox, key } = options;
  const api = createApiClient({ ...options, authorization: () => basicAuthorization('nanomdm', key()) });
  const { host } = api;

  async function enqueue({ commandId, serial, command }: OutgoingCommand, signal: AbortSignal): Promise<EnqueueResult> {
    if (inbox === undefined) return { kind: 'pause', problem: noInbox() };
    await inbox.pull(signal);
    const id = inbox.enrollmentIdOf(serial);
    if (id === undefined) return { kind: 'reject', problem: new KitError('backend.device-unknown', { host, serial }) };
    const body = writeXmlPlist({ Command: command, CommandUUID: commandId });
    const path = `v1/enqueue/${encodeURIComponent(id)}`;
    return judge(await api.send('PUT', path, signal, { content: { type: 'application/xml', body } }));
  }

  /** 200 and 207 tell per id; 500 too, when all failed. A failed push is no failed command: the device polls by itself. */
  function judge(answer: HttpAnswer): EnqueueResult {
    if (![200, 207, 500].includes(answer.status)) return api.commandFailure(answer);
    const told = enqueueAnswerSchema.safeParse(parseJson(answer.body));
    if (!told.success) return answer.status === 500 ? api.failure(answer) : badAnswer();
    const { status, push_error, command_error } = told.data;
    const results = Object.values(status);
    const commandError = command_error ?? results.find((result) => result.command_error)?.command_error;
    if (commandError !== undefined && !alreadyQueued.test(commandError)) {
      return {
        kind: 'retry',
        strike: true,
        problem: new KitError('backend.command-refused', { host, reason: commandError }),
      };
    }
    const pushError = push_error ?? results.find((result) => result.push_error)?.push_error;
    if (commandError === undefined && pushError === undefined && answer.status === 500) return api.failure(answer);
    if (pushError !== undefined) return { kind: 'queued', woken: 'no' };
    return { kind: 'queued', woken: results.some((result) => result.push_result) ? 'yes' : 'unknown' };
  }

  function badAnswer(): EnqueueResult {
    return { kind: 'retry', strike: true, problem: new KitError('backend.bad-answer', { host, reason: 'enqueue' }) };
  }

  function needInbox(): InboxReader {
    if (inbox === undefined) throw noInbox();
    return inbox;
  }

  return {
    ...refusals('NanoMDM'),
    capabilities: { records: false, lookup: inbox !== undefined, commands: inbox !== undefined, files: false },
    lookup: async (serials, signal) => {
      const reader = needInbox();
      await reader.pull(signal);
      return serials.map((serial) => reader.lookup(serial));
    },
    enqueue: async (command, signal) => {
      try {
        return await enqueue(command, signal);
      } catch (error) {
        return failureOf(error, signal);
      }
    },
    outcome: async (commandId, signal) => {
      const reader = needInbox();
      await reader.pull(signal);
      return reader.outcome(commandId);
    },
    check: async (signal) => {
      // `/version` is open to all; the push certificate is asked for because that needs the key.
      const version = await api.send('GET', 'version', signal);
      if (version.status !== 200) throw api.failure(version).problem;
      const guarded = await api.send('GET', 'v1/pushcert', signal);
      if (guarded.status === 401 || guarded.status === 403) throw api.failure(guarded).problem;
      await inbox?.pull(signal);
    },
    close: () => {
      api.close();
      inbox?.close();
    },
  };
}

function noInbox(): KitError {
  return new KitError('backend.no-inbox', { product: 'NanoMDM' });
}
