import { describe, expect, it, vi } from 'vitest';
import { contractVersion } from '../../shared/contract/commands.ts';
import { openFrameClient } from './frame-client.ts';
import { scriptedWire } from './testing/scripted-wire.ts';

async function opened() {
  const script = scriptedWire();
  const handlers = { onPatch: vi.fn(), onHostEvent: vi.fn(), onLost: vi.fn() };
  const client = await openFrameClient(script.wire, handlers);
  return { ...script, ...handlers, client };
}

describe('the contract over one wire', () => {
  it('greets, then subscribes', async () => {
    const { sent } = await opened();
    expect(sent).toEqual([{ type: 'hello', contractVersion }, { type: 'subscribe' }]);
  });

  it('matches answers and problems to their requests, in any order', async () => {
    const { client, tell } = await opened();
    const first = client.call('servers.list', {}, 'a');
    const second = client.call('runs.show', { runId: 'x' }, 'b');
    tell({
      type: 'problem',
      id: 1,
      problem: { code: 'input.not-found', params: { what: 'run', name: 'x' }, chain: [] },
    });
    tell({ type: 'answer', id: 0, output: [] });
    expect(await first).toEqual([]);
    await expect(second).rejects.toMatchObject({ code: 'input.not-found', params: { name: 'x' } });
  });

  it('sends the command id along, so that a replay is known as one', async () => {
    const { client, requests } = await opened();
    void client.call('station.pause', { paused: true }, 'id-1').catch(() => {});
    expect(requests[0]).toMatchObject({ kind: 'station.pause', commandId: 'id-1', input: { paused: true } });
  });

  it('does not take an answer of another shape', async () => {
    const { client, tell } = await opened();
    const call = client.call('servers.list', {}, 'a');
    tell({ type: 'answer', id: 0, output: [{ id: 7 }] });
    await expect(call).rejects.toMatchObject({ code: 'internal.unexpected', params: { text: 'servers.list: 0.id' } });
  });

  it('hands on patches of the station and events of the host', async () => {
    const { tell, onPatch, onHostEvent } = await opened();
    const delivery = {
      recordId: '00000000-0000-4000-8000-000000000000',
      serial: 'TEST12345678',
      kind: 'prepared',
      revision: 1,
      at: 'now',
      status: 'pending',
      attempts: 0,
    };
    const patch = { seq: 4, events: [{ topic: 'delivery', delivery }] };
    tell({ type: 'patch', patch });
    expect(onPatch).toHaveBeenCalledExactlyOnceWith(patch);
    tell({ type: 'host', event: { topic: 'terminal-asked', open: true } });
    expect(onHostEvent).toHaveBeenCalledExactlyOnceWith({ topic: 'terminal-asked', open: true });
  });

  it('is told once that the wire is lost, and every call under way with it', async () => {
    const { client, lose, onLost } = await opened();
    const call = client.call('servers.list', {}, 'a');
    lose();
    lose();
    await expect(call).rejects.toMatchObject({ code: 'station.connection-lost' });
    await expect(client.call('servers.list', {}, 'b')).rejects.toMatchObject({ code: 'station.connection-lost' });
    expect(onLost).toHaveBeenCalledOnce();
  });

  it('does not talk to a station of another version', async () => {
    const script = scriptedWire(contractVersion + 1);
    const handlers = { onPatch: () => {}, onHostEvent: () => {}, onLost: () => {} };
    await expect(openFrameClient(script.wire, handlers)).rejects.toMatchObject({ code: 'station.other-version' });
  });

  it.each(['no JSON', '{"type":"surprise"}', '[]'])('lets go of a wire that brings %s', async (text) => {
    const { tell, onLost } = await opened();
    tell(text);
    expect(onLost).toHaveBeenCalledOnce();
  });
});
