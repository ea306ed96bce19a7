import type { EnteredExpiry, Expiry } from '../../../shared/domain/expiry.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { enteredFrom, keptPush, pushKnown } from '../../calendar/enter.ts';
import { writeIcs } from '../../calendar/ics.ts';
import { inspectPush, knownPush } from '../../calendar/push-report.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

type Kinds = Extract<keyof Handlers, `calendar.${string}` | `push.${string}`>;

export function calendarHandlers({
  store,
  clock,
  calendar,
}: Pick<StationContext, 'store' | 'clock' | 'calendar'>): Pick<Handlers, Kinds> {
  return {
    'calendar.show': () => ({ expiries: calendar.expiries() }),
    'calendar.export': ({ language }) => {
      const now = clock.now();
      const data = Buffer.from(writeIcs(calendar.expiries(), language, now), 'utf8').toString('base64');
      return { fileName: 'kitbench-calendar.ics', data };
    },
    'calendar.enter': (input) => {
      requireServer(input.serverId);
      return keep(enteredFrom(input, store.expiries.list(), clock.now()));
    },
    'calendar.forget': ({ id }) => {
      if (!store.expiries.remove(id)) throw new KitError('input.not-found', { what: 'expiry', name: id });
      return {};
    },
    'push.inspect': ({ certificate, previous, key, keyPassword, serverId }) => {
      const file = Buffer.from(certificate, 'base64');
      return inspectPush(
        {
          certificate: file,
          previous: previous === undefined ? kept(file, serverId) : requirePush(Buffer.from(previous, 'base64')),
          key: key === undefined ? undefined : { file: Buffer.from(key, 'base64'), password: keyPassword },
        },
        clock.now(),
      );
    },
    'push.keep': (input) => {
      requireServer(input.serverId);
      return keep(keptPush(input, store.expiries.list(), clock.now()));
    },
  };

  function kept(file: Buffer, serverId: string | null) {
    return pushKnown(store.expiries.list(), { serverId, topic: knownPush(file)?.topic });
  }

  function keep(entry: EnteredExpiry): Expiry {
    store.expiries.save(entry);
    const shown = calendar.expiries().find(({ id }) => id === entry.id);
    if (shown === undefined) throw new KitError('store.not-found', { what: 'expiry', id: entry.id });
    return shown;
  }

  function requireServer(id: string | null): void {
    if (id !== null && store.servers.get(id) === undefined) {
      throw new KitError('input.not-found', { what: 'server', name: id });
    }
  }
}

function requirePush(file: Buffer) {
  const known = knownPush(file);
  if (known === undefined) throw new KitError('calendar.not-a-push-certificate');
  return known;
}
