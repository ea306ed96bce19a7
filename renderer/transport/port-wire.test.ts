import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CoreState } from '../../shared/contract/window.ts';
import { portWires } from './port-wire.ts';
import { scriptedWindow } from './testing/scripted-window.ts';
import type { Wire } from './wire.ts';

const running = (start: number): CoreState => ({ state: 'running', start });

function opened(first: CoreState = running(1)) {
  const script = scriptedWindow(first);
  const open = portWires(script.native, script.mailbox);
  const giveUp = new AbortController();
  onTestFinished(() => {
    for (const port of script.ports) port.close();
  });
  return { ...script, giveUp, open: () => open(giveUp.signal) };
}

/** Listens, as the contract's client does. */
function listen(wire: Wire) {
  const [texts, onClosed] = [[] as string[], vi.fn()];
  wire.listen({ onText: (text) => texts.push(text), onClosed });
  onTestFinished(() => wire.close());
  return { texts, onClosed };
}

function next(port: MessagePort, type: string): Promise<Event> {
  return new Promise((resolve) => port.addEventListener(type, resolve, { once: true }));
}

describe('a wire over the window’s message port', () => {
  it('carries texts both ways, and who the face is', async () => {
    const { open, ports } = opened();
    const wire = await open();
    const [core = new MessageChannel().port1] = ports;
    expect(wire.greeting).toMatchObject({ face: 'window', role: 'operator' });
    const { texts } = listen(wire);
    wire.send('hello');
    const message = next(core, 'message');
    core.start();
    expect(await message).toMatchObject({ data: 'hello' });
    core.postMessage('welcome');
    await vi.waitFor(() => expect(texts).toEqual(['welcome']));
  });

  it('waits for a core that runs, however long that takes', async () => {
    const { open, become, ports } = opened({ state: 'locked', vault: 'existing' });
    const wire = open();
    become({ state: 'starting' });
    await Promise.resolve();
    expect(ports).toHaveLength(0);
    become(running(1));
    expect((await wire).greeting.face).toBe('window');
    listen(await wire);
  });

  it('stops waiting when nobody wants it any more', async () => {
    const { open, giveUp, listening } = opened({ state: 'starting' });
    const wire = open();
    giveUp.abort();
    await expect(wire).rejects.toMatchObject({ code: 'station.connection-lost' });
    expect(listening()).toBe(0);
  });

  it.each<[string, CoreState]>([
    ['ends', { state: 'restarting', crashes: 1 }],
    ['is another one', running(2)],
  ])('ends when its core %s', async (_how, next) => {
    const { open, become, listening } = opened();
    const { onClosed } = listen(await open());
    become(running(1));
    expect(onClosed).not.toHaveBeenCalled();
    become(next);
    expect(onClosed).toHaveBeenCalledOnce();
    expect(listening()).toBe(0);
  });

  it('ends when its core ended while the port was on its way', async () => {
    const { open, become } = opened();
    const wire = await open();
    become({ state: 'restarting', crashes: 1 });
    const { onClosed } = listen(wire);
    await vi.waitFor(() => expect(onClosed).toHaveBeenCalled());
  });

  it('ends when the core shuts the door on this face', async () => {
    const { open, ports } = opened();
    const { onClosed } = listen(await open());
    ports[0]?.close();
    await vi.waitFor(() => expect(onClosed).toHaveBeenCalled());
  });

  it('is another one after that', async () => {
    const { open, become, ports } = opened();
    listen(await open());
    become({ state: 'restarting', crashes: 1 });
    const next = open();
    become(running(2));
    listen(await next);
    expect(ports).toHaveLength(2);
  });

  it('takes no port from anywhere else, and lets none wait that nobody asked for', async () => {
    const { open, post } = opened();
    const unasked = post();
    await next(unasked, 'close');
    const wire = open();
    for (const from of [{ source: {} }, { origin: 'https://evil.example' }, { type: 'other' }]) {
      const foreign = post(from);
      onTestFinished(() => foreign.close());
    }
    const { texts } = listen(await wire);
    expect(texts).toEqual([]);
  });

  it('leaves what is asked of the program around the page to that program', async () => {
    const { open, asked, answerHost, tellHost } = opened();
    const wire = await open();
    listen(wire);
    answerHost(() => [{ udid: 'x' }]);
    expect(await wire.host?.ask('host.practice.screens', {})).toEqual([{ udid: 'x' }]);
    expect(asked.at(-1)).toEqual({ kind: 'host.ask', input: { kind: 'host.practice.screens', input: {} } });
    const heard = vi.fn();
    const stop = wire.host?.listen(heard);
    tellHost({ topic: 'terminal-asked', open: true });
    stop?.();
    tellHost({ topic: 'terminal-asked', open: false });
    expect(heard).toHaveBeenCalledExactlyOnceWith({ topic: 'terminal-asked', open: true });
  });
});
