import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KitError } from '../../shared/errors/kit-error.ts';
import { type Connection, type ConnectionState, keepConnected } from './connection.ts';
import { type ScriptedWire, scriptedWire } from './testing/scripted-wire.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A station that is there or away, and every wire to it. */
function connected(first: 'up' | 'down' = 'up') {
  const wires: ScriptedWire[] = [];
  const world = { up: first === 'up', attempts: 0, refusal: undefined as KitError | undefined };
  const connection = keepConnected(async () => {
    world.attempts += 1;
    if (world.refusal !== undefined) throw world.refusal;
    if (!world.up) throw new KitError('station.connection-lost');
    const script = scriptedWire();
    wires.push(script);
    return script.wire;
  });
  const seen: ConnectionState[] = [];
  connection.onState((state) => seen.push(state));
  return { connection, world, wires, seen };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

function places(seen: readonly ConnectionState[]): string[] {
  return seen.map(({ at }) => at);
}

async function answerTo(connection: Connection): Promise<unknown> {
  return connection.station.call('servers.list', {});
}

describe('a connection that is kept', () => {
  it('comes online and tells who it is', async () => {
    const { seen } = connected();
    await settle();
    expect(places(seen)).toEqual(['connecting', 'online']);
    expect(seen[1]).toMatchObject({ greeting: { role: 'operator' } });
  });

  it('opens another wire when one is lost; the station object stays the same', async () => {
    const { connection, wires, seen } = connected();
    const heard = vi.fn();
    connection.station.subscribe(heard);
    await settle();
    wires[0]?.lose();
    await settle();
    await expect(answerTo(connection)).rejects.toMatchObject({ code: 'station.connection-lost' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(places(seen)).toEqual(['connecting', 'online', 'offline', 'online']);
    const call = answerTo(connection);
    await settle();
    wires[1]?.tell({ type: 'answer', id: 0, output: [] });
    expect(await call).toEqual([]);
    expect(wires[1]?.sent.map(({ type }) => type)).toContain('subscribe');
  });

  it('tries again more and more rarely, then not more rarely than every ten seconds', async () => {
    const { world } = connected('down');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(world.attempts).toBeGreaterThanOrEqual(2);
    await vi.advanceTimersByTimeAsync(60_000);
    const before = world.attempts;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.attempts - before).toBeGreaterThanOrEqual(6);
    expect(world.attempts - before).toBeLessThanOrEqual(10);
  });

  it('tries again at once when a person says so', async () => {
    const { connection, world, seen } = connected('down');
    await vi.advanceTimersByTimeAsync(20_000);
    world.up = true;
    connection.retryNow();
    await settle();
    expect(seen.at(-1)?.at).toBe('online');
  });

  it.each(['serve.refused', 'station.other-version'] as const)('gives up on %s', async (code) => {
    const { world, seen, connection } = connected('down');
    world.refusal = new KitError(code);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen.at(-1)).toMatchObject({ at: 'refused', problem: { code } });
    const before = world.attempts;
    connection.retryNow();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.attempts).toBe(before);
  });

  it('ends when it is closed', async () => {
    const { connection, world } = connected();
    await settle();
    await connection.station.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world.attempts).toBe(1);
  });
});
