import { describe, expect, it } from 'vitest';
import type { RecordRow } from '../../state/records-store.ts';
import { troublesOf } from './troubles.ts';

const row = (serverId: string | undefined, status: string) =>
  ({ record: { server: { name: `name of ${serverId}` } }, delivery: { serverId, status } }) as unknown as RecordRow;
const problem = { code: 'backend.auth', params: {}, chain: [] };

describe('servers in trouble', () => {
  it('are those that rest, then those that refused records, each once with its count', () => {
    const paused = [{ serverId: 'a', server: 'A', problem }];
    const rows = [
      row('b', 'parked'),
      row('a', 'parked'),
      row('b', 'parked'),
      row('c', 'pending'),
      row('d', 'delivered'),
    ];
    expect(troublesOf(paused, rows)).toEqual([
      { serverId: 'a', server: 'A', problem, parked: 1 },
      { serverId: 'b', server: 'name of b', problem: undefined, parked: 2 },
    ]);
  });

  it('are none while everything is on its way', () => {
    expect(troublesOf([], [row('a', 'pending'), row(undefined, 'kept')])).toEqual([]);
  });
});
