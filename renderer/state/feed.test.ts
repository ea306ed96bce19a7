import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StationEvent, StationPatch } from '../../shared/contract/events.ts';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { Connection, ConnectionState } from '../transport/connection.ts';
import { useBench } from './bench-store.ts';
import { useChanges } from './changes-store.ts';
import { adoptConnection } from './connection-store.ts';
import { feedStores } from './feed.ts';

const status = {
  station: 's',
  profile: { label: 'P', colour: '#000000' },
  usbmuxd: 'up',
  armed: false,
  paused: false,
  devices: { attached: 0, running: 0, waiting: 0 },
  records: { pending: 0, parked: 0, delivered: 0, authPaused: false },
} as const;

const device = (key: string, name: string) => ({
  key,
  attached: true,
  state: 'ready' as const,
  facts: { name },
  seenAt: 'now',
});

/** A station with two devices; its lists are counted. */
function fakeStation() {
  let tell: (patch: StationPatch) => void = () => {};
  let enter: (state: ConnectionState) => void = () => {};
  const lists = { devices: 0, servers: 0, slots: 0 };
  const station = {
    call: async (kind: string) => {
      if (kind === 'station.status') return status;
      if (kind === 'servers.list') lists.servers += 1;
      if (kind === 'slots.list') lists.slots += 1;
      if (kind !== 'devices.list') return [];
      lists.devices += 1;
      return [device('a', 'A'), device('b', 'B')];
    },
    subscribe: (listener: typeof tell) => {
      tell = listener;
      return () => {};
    },
    close: async () => {},
  } as unknown as StationClient;
  const connection = {
    station,
    onState: (listener: typeof enter) => {
      enter = listener;
      return () => {};
    },
  } as unknown as Connection;
  adoptConnection(connection);
  feedStores(connection);
  return {
    lists,
    online: () => enter({ at: 'online', greeting: {} as never }),
    tell: (seq: number, ...events: unknown[]) => tell({ seq, events: events as StationEvent[] }),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  // A hidden page: all that came is applied together.
  vi.stubGlobal('document', { hidden: true });
  useBench.setState(useBench.getInitialState(), true);
  useChanges.setState({}, true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const names = () => [...useBench.getState().devices.values()].map(({ facts }) => facts.name);

describe('the stores of the window', () => {
  it('are filled by lists once the connection is there', async () => {
    const station = fakeStation();
    expect(useBench.getState().loaded).toBe(false);
    station.online();
    await vi.advanceTimersByTimeAsync(0);
    expect(useBench.getState()).toMatchObject({ loaded: true, status: { station: 's' } });
    expect(names()).toEqual(['A', 'B']);
  });

  it('take a patch as one change', async () => {
    const station = fakeStation();
    station.online();
    await vi.advanceTimersByTimeAsync(0);
    const changes = vi.fn();
    const stop = useBench.subscribe(changes);
    const untouched = useBench.getState().devices.get('b');
    station.tell(
      1,
      { topic: 'device', device: device('a', 'A2') },
      { topic: 'device', device: device('c', 'C') },
      { topic: 'status', status: { ...status, armed: true } },
    );
    await vi.advanceTimersByTimeAsync(100);
    stop();
    expect(changes).toHaveBeenCalledOnce();
    expect(names()).toEqual(['A2', 'B', 'C']);
    expect(useBench.getState().status?.armed).toBe(true);
    expect(useBench.getState().devices.get('b')).toBe(untouched);
    expect(station.lists.devices).toBe(1);
  });

  it('list again what another face changed, and tell the open views of it', async () => {
    const station = fakeStation();
    station.online();
    await vi.advanceTimersByTimeAsync(0);
    const { servers, slots } = station.lists;
    station.tell(1, { topic: 'changed', family: 'servers' }, { topic: 'changed', family: 'ignored' });
    await vi.advanceTimersByTimeAsync(100);
    expect(station.lists).toMatchObject({ servers: servers + 1, slots });
    station.tell(2, { topic: 'changed', family: 'slots' });
    await vi.advanceTimersByTimeAsync(100);
    expect(station.lists).toMatchObject({ servers: servers + 1, slots: slots + 1 });
    expect(useChanges.getState()).toMatchObject({ servers: 1, ignored: 1, slots: 1 });
  });

  it('are listed again after a gap, and after a reconnection, which starts a sequence of its own', async () => {
    const station = fakeStation();
    station.online();
    await vi.advanceTimersByTimeAsync(0);
    station.tell(7, { topic: 'status', status });
    station.tell(8, { topic: 'status', status });
    await vi.advanceTimersByTimeAsync(100);
    expect(station.lists.devices).toBe(1);
    station.tell(10, { topic: 'status', status });
    await vi.advanceTimersByTimeAsync(100);
    expect(station.lists.devices).toBe(2);
    station.online();
    await vi.advanceTimersByTimeAsync(0);
    station.tell(1, { topic: 'status', status });
    await vi.advanceTimersByTimeAsync(100);
    expect(station.lists.devices).toBe(3);
  });

  it('take what came while they were listed on top of the lists, and what came before not at all', async () => {
    const station = fakeStation();
    station.online();
    await vi.advanceTimersByTimeAsync(0);
    station.tell(1, { topic: 'device', device: device('b', 'old') });
    station.online();
    station.tell(1, { topic: 'device', device: device('a', 'A2') });
    await vi.advanceTimersByTimeAsync(0);
    expect(names()).toEqual(['A', 'B']);
    await vi.advanceTimersByTimeAsync(100);
    expect(names()).toEqual(['A2', 'B']);
  });

  it('know the newest run of each device', async () => {
    const station = fakeStation();
    station.online();
    await vi.advanceTimersByTimeAsync(0);
    const run = (runId: string, startedAt: string) => ({ runId, deviceKey: 'a', startedAt, phase: 'running' });
    station.tell(1, { topic: 'run', run: run('new', '2026-11-20T02:00:00Z') });
    station.tell(2, { topic: 'run', run: run('old', '2026-11-20T01:00:00Z') });
    await vi.advanceTimersByTimeAsync(100);
    expect(useBench.getState().newestRuns.get('a')?.runId).toBe('new');
    expect(useBench.getState().runs.size).toBe(2);
  });
});
