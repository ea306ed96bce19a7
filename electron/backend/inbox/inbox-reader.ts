import { inboxPageSchema } from '../../../shared/domain/inbox-event.ts';
import type { Lookup } from '../../../shared/domain/record.ts';
import type { Clock } from '../../ports/clock.ts';
import type { InboxDevice, InboxesRepository } from '../../store/repositories/inboxes.ts';
import { createApiClient } from '../adapters/http/api-client.ts';
import type { CommandOutcome } from '../port.ts';

/** What one server's inbox told this station, which remembers it. */
export type InboxReader = {
  /** Takes in what is new there. @throws KitError `backend.*`, or the signal's reason. */
  pull(signal: AbortSignal): Promise<void>;
  /** From what was pulled last; asks nobody. */
  lookup(serial: string): Lookup;
  /** UDID of a device that is enrolled, for commands. */
  enrollmentIdOf(serial: string): string | undefined;
  outcome(commandId: string): CommandOutcome;
  close(): void;
};

export type InboxReaderOptions = {
  readonly serverId: string;
  readonly url: string;
  readonly key: () => string;
  readonly trust: readonly string[];
  readonly inboxes: InboxesRepository;
  /** What our own records know: the UDID of a serial, for servers that saw the device enroll before there was an inbox. */
  readonly udidOf: (serial: string) => string | undefined;
  readonly clock: Clock;
  readonly timeoutMs?: number;
};

const pageSize = 500;
/** A device that was silent this long may have been wiped, which no server is told (mdm §2.3). */
const staleAfterMs = 30 * 86_400_000;

/** @throws KitError `backend.not-https`, `backend.trust-unreadable`. */
export function createInboxReader(options: InboxReaderOptions): InboxReader {
  const { serverId, inboxes, udidOf, clock, trust, key, url, timeoutMs } = options;
  const api = createApiClient({
    baseUrl: url,
    authorization: () => `Bearer ${key()}`,
    trust,
    clock,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const source = `inbox ${api.host}`;

  /** @returns true when more wait. */
  async function pullPage(signal: AbortSignal): Promise<boolean> {
    const known = inboxes.cursor(serverId);
    const answer = await api.send('GET', `v1/events?after=${known?.seq ?? 0}&limit=${pageSize}`, signal);
    if (answer.status !== 200) throw api.failure(answer).problem;
    const { inbox, events, more } = api.read(answer, inboxPageSchema, 'events');
    const pulledAt = clock.now().toISOString();
    if (known !== undefined && known.inbox !== inbox) {
      // Another inbox counts from its own beginning; what the old one told is no longer vouched for.
      inboxes.forget(serverId);
      inboxes.take(serverId, [], { inbox, seq: 0, pulledAt });
      return true;
    }
    const seq = events.at(-1)?.seq ?? known?.seq ?? 0;
    inboxes.take(serverId, events, { inbox, seq, pulledAt });
    return more && events.length > 0;
  }

  /** Group, batch or station that somebody put into the ServerURL tell which enrollment it was. */
  function sourceOf({ params = {} }: InboxDevice): string {
    const told = Object.entries(params).map(([name, value]) => `${name}=${value}`);
    return told.length === 0 ? source : `${source} (${told.join(', ')})`;
  }

  const deviceOf = (serial: string) => inboxes.devices(serverId, serial, udidOf(serial))[0];

  return {
    pull: async (signal) => {
      while (await pullPage(signal));
    },
    lookup: (serial) => {
      const asOf = inboxes.cursor(serverId)?.pulledAt ?? clock.now().toISOString();
      const device = deviceOf(serial);
      if (device === undefined) return { serial, enrolled: 'unknown', halfEnrolled: false, source, asOf };
      return { serial, ...answerOf(device, new Date(asOf)), source: sourceOf(device), asOf };
    },
    enrollmentIdOf: (serial) => {
      const device = deviceOf(serial);
      return device !== undefined && stateOf(device) === 'enrolled' ? device.enrollmentId : undefined;
    },
    outcome: (commandId) => {
      const asOf = inboxes.cursor(serverId)?.pulledAt ?? clock.now().toISOString();
      const found = inboxes.command(serverId, commandId);
      return { state: outcomeOf(found?.status), source, asOf: found?.at ?? asOf };
    },
    close: () => api.close(),
  };
}

type EnrollmentState = 'enrolled' | 'half' | 'left' | 'unknown';

/** By the latest of each event: a TokenUpdate after the Authenticate enrolls, a CheckOut after it ends that (mdm §2.3). */
function stateOf({ authenticatedAt = '', tokenUpdatedAt, checkedOutAt = '' }: InboxDevice): EnrollmentState {
  const began = authenticatedAt > (tokenUpdatedAt ?? '') ? authenticatedAt : (tokenUpdatedAt ?? '');
  if (checkedOutAt > began) return 'left';
  if (tokenUpdatedAt === undefined || authenticatedAt > tokenUpdatedAt)
    return authenticatedAt === '' ? 'unknown' : 'half';
  return 'enrolled';
}

function answerOf(
  device: InboxDevice,
  now: Date,
): Pick<Lookup, 'enrolled' | 'halfEnrolled' | 'lastSeenAt'> & Partial<Lookup> {
  const state = stateOf(device);
  const silentMs = now.getTime() - Date.parse(device.lastSeenAt);
  const enrolled =
    state === 'enrolled' ? (silentMs > staleAfterMs ? 'unknown' : 'yes') : state === 'unknown' ? 'unknown' : 'no';
  return {
    enrolled,
    halfEnrolled: state === 'half',
    udid: device.enrollmentId,
    lastSeenAt: device.lastSeenAt,
    ...(state === 'enrolled' && device.profiles !== undefined ? { profileIdentifiers: [...device.profiles] } : {}),
  };
}

function outcomeOf(status: string | undefined): CommandOutcome['state'] {
  switch (status) {
    case 'Acknowledged':
      return 'acknowledged';
    case 'Error':
    case 'CommandFormatError':
      return 'failed';
    case 'NotNow':
      return 'waiting';
    default:
      return 'unknown';
  }
}
