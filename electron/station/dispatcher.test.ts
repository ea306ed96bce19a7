import { describe, expect, it } from 'vitest';
import { type Caller, type CommandSpec, mayAsk } from '../../shared/contract/command.ts';
import { commands } from '../../shared/contract/commands.ts';
import type { KitError } from '../../shared/errors/kit-error.ts';
import { createDispatcher, type Handlers } from './dispatcher.ts';

/** Handlers of which only those given do anything; the others fail the test that reaches them. */
function dispatcherWith(given: Partial<Handlers>, helperMode = false, onChanged?: (family: string) => void) {
  const unreachable = () => {
    throw new Error('not expected');
  };
  const all = Object.fromEntries(Object.keys(commands).map((kind) => [kind, unreachable]));
  return createDispatcher({ ...all, ...given } as Handlers, () => helperMode, onChanged);
}

describe('the dispatcher', () => {
  it('gives a replayed mutation its first answer and no second effect', async () => {
    let saved = 0;
    const handle = dispatcherWith({
      'slots.save': (slot) => {
        saved += 1;
        return slot;
      },
    });
    const slot = { name: '1', locationIds: [1] };
    const first = await handle('slots.save', slot, { role: 'operator', seat: 'terminal', commandId: 'a' });
    const second = await handle(
      'slots.save',
      { name: '2', locationIds: [2] },
      { role: 'operator', seat: 'terminal', commandId: 'a' },
    );
    expect(second).toEqual(first);
    expect(saved).toBe(1);
    await handle('slots.save', slot, { role: 'operator', seat: 'terminal', commandId: 'b' });
    expect(saved).toBe(2);
  });

  it('tells of what each face may have changed, also when it failed half-way, but not of what only looks', async () => {
    const changed: string[] = [];
    const slots = {
      'slots.list': () => [],
      'slots.save': (slot: { name: string; locationIds: number[] }) => slot,
      'slots.remove': () => {
        throw new Error('half-way');
      },
    };
    const handle = dispatcherWith(slots as Partial<Handlers>, false, (family) => changed.push(family));
    const caller = { role: 'operator', seat: 'terminal' } as const;
    await handle('slots.list', {}, caller);
    await handle('slots.save', { name: '' }, caller).catch(() => {});
    expect(changed).toEqual([]);
    await handle('slots.save', { name: '1', locationIds: [1] }, caller);
    await handle('slots.remove', { name: '1' }, caller).catch(() => {});
    expect(changed).toEqual(['slots', 'slots']);
  });

  it('repeats a first refusal to a replay as well', async () => {
    let tries = 0;
    const handle = dispatcherWith({
      'slots.save': () => {
        tries += 1;
        throw new Error('once');
      },
    });
    const call = () =>
      handle('slots.save', { name: '1', locationIds: [1] }, { role: 'operator', seat: 'terminal', commandId: 'a' });
    await expect(call()).rejects.toMatchObject({ code: 'internal.unexpected' });
    await expect(call()).rejects.toMatchObject({ code: 'internal.unexpected' });
    expect(tries).toBe(1);
  });

  it('judges the role itself, whatever the transport said', async () => {
    const handle = dispatcherWith({});
    const slot = { name: '1', locationIds: [1] };
    await expect(handle('slots.save', slot, { role: 'observer', seat: 'terminal' })).rejects.toMatchObject({
      code: 'station.not-allowed',
    });
    await expect(handle('station.stop', {}, { role: 'operator', seat: 'terminal' })).rejects.toMatchObject({
      code: 'station.not-allowed',
    });
  });

  it('refuses what the contract does not know, and names the field of a bad input without its value', async () => {
    const handle = dispatcherWith({});
    await expect(handle('devices.explode', {}, { role: 'shell', seat: 'terminal' })).rejects.toMatchObject({
      code: 'station.unknown-command',
    });
    const secret = 'hunter2-very-secret';
    const refusal = await handle(
      'servers.save',
      { name: 'x', enrollment: { product: 'mobiconnect', accountId: 'a', userId: 'u', password: { secret } } },
      { role: 'operator', seat: 'terminal' },
    ).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'input.invalid', params: { where: 'enrollment.password (invalid_type)' } });
    expect(JSON.stringify(refusal)).not.toContain(secret);
  });

  it.each(['toString', '__proto__', 'constructor'])('takes %s for no command', async (kind) => {
    await expect(dispatcherWith({})(kind, {}, { role: 'shell', seat: 'terminal' })).rejects.toMatchObject({
      code: 'station.unknown-command',
    });
  });

  it('strips from an answer what the contract does not promise', async () => {
    const server = {
      id: '7d0c2a52-7d0f-4a55-8a70-5a0c4b0f0001',
      name: 'MDM',
      product: 'url' as const,
      maskedUrl: 'https://mdm.example/***',
      host: 'mdm.example',
      anchorFingerprints: [],
    };
    const handle = dispatcherWith({ 'servers.list': () => [{ ...server, sourceRef: 'leak' }] });
    expect(await handle('servers.list', {}, { role: 'observer', seat: 'terminal' })).toEqual([server]);
  });
});

describe('helper mode, command by command', () => {
  const specs = Object.entries(commands).map(([kind, spec]): [string, CommandSpec] => [kind, spec]);
  const refusals = async (kind: string, caller: Caller) => {
    const handle = dispatcherWith({}, true);
    // Past the role the input is judged, or the handler is reached: other codes.
    return (await handle(kind, undefined, caller).catch((error: KitError) => error.code)) as string;
  };

  it.each(specs.filter(([, { role }]) => !mayAsk('helper', role)))('%s is refused at a window', async (kind) => {
    for (const role of ['helper', 'operator', 'shell'] as const) {
      expect(await refusals(kind, { role, seat: 'window' })).toMatch(/^(?:helper|station)\.not-allowed$/);
    }
  });

  it.each(specs.filter(([, { role }]) => mayAsk('helper', role)))('%s is still answered at a window', async (kind) => {
    expect(await refusals(kind, { role: 'operator', seat: 'window' })).not.toMatch(/not-allowed$/);
  });

  it.each(specs.filter(([, { role }]) => role !== 'shell'))('%s is the terminal’s as ever', async (kind) => {
    expect(await refusals(kind, { role: 'operator', seat: 'terminal' })).not.toMatch(/not-allowed$/);
  });

  it.each(specs.filter(([, { seat }]) => seat === 'terminal'))('%s is never a window’s', async (kind) => {
    const handle = dispatcherWith({});
    await expect(handle(kind, {}, { role: 'shell', seat: 'window' })).rejects.toMatchObject({
      code: 'station.not-allowed',
    });
  });

  it('leaves a helper no command that starts, erases, arms, changes or exports', () => {
    const allowed = specs.filter(([, { role, mutates }]) => mutates && mayAsk('helper', role)).map(([kind]) => kind);
    expect(allowed).toEqual(['helper.leave', 'devices.inspect', 'runs.verify']);
    expect(commands['records.export'].role).toBe('operator');
    expect(commands['records.report'].role).toBe('operator');
  });
});
