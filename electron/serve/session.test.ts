import { describe, expect, it } from 'vitest';
import { mayAsk } from '../../shared/contract/command.ts';
import { contractVersion } from '../../shared/contract/commands.ts';
import { hostCommands } from '../../shared/contract/host.ts';
import { openFace, serveTestStation, type TestFace, tokenOf } from '../../tests/support/served-station.ts';

const hello = { type: 'hello', contractVersion };

async function admitted(face: TestFace, proof: { token: string } | { session: string }) {
  face.send({ type: 'auth', ...proof });
  const answer = await face.next();
  face.send(hello);
  expect(await face.next()).toMatchObject({ type: 'welcome', contractVersion });
  return answer;
}

async function operator({ serve }: Awaited<ReturnType<typeof serveTestStation>>) {
  const face = await openFace(serve.origin);
  const { session } = await admitted(face, { token: tokenOf(serve.operatorAddress()) });
  return { face, session: String(session) };
}

/** The answer to a request, past what the server tells by itself. */
async function answerTo(face: TestFace) {
  for (;;) {
    const frame = await face.next();
    if (frame.type !== 'host') return frame;
  }
}

describe('who the browser face lets in', () => {
  it.each([
    ['a foreign page', { origin: 'https://evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['a page that calls us localhost', { origin: 'http://localhost' }],
    ['no page at all', {}],
    ['a page without an origin', { origin: 'null' }],
  ])('not %s', async (_who, headers) => {
    const { serve } = await serveTestStation();
    await expect(openFace(serve.origin, headers)).rejects.toThrow('403');
  });

  it('nobody at another path or under another Host', async () => {
    const { serve } = await serveTestStation();
    await expect(openFace(serve.origin, { origin: serve.origin }, '/')).rejects.toThrow('403');
    await expect(openFace(serve.origin, { origin: serve.origin, host: 'localhost' })).rejects.toThrow('403');
  });

  it('whoever has the token, once; the session secret it is exchanged for opens again', async () => {
    const station = await serveTestStation();
    const token = tokenOf(station.serve.operatorAddress());
    const first = await openFace(station.serve.origin);
    const answer = await admitted(first, { token });
    expect(answer).toMatchObject({ type: 'authenticated', greeting: { face: 'browser', role: 'operator' } });

    const again = await openFace(station.serve.origin);
    again.send({ type: 'auth', token });
    expect(await again.next()).toMatchObject({ type: 'refused', problem: { code: 'serve.refused' } });
    expect(await again.closed).toBe(1008);

    const reloaded = await openFace(station.serve.origin);
    expect(await admitted(reloaded, { session: String(answer.session) })).toMatchObject({ session: answer.session });
  });

  it('not the holder of a link that a newer one replaced', async () => {
    const { serve } = await serveTestStation();
    const old = tokenOf(serve.operatorAddress());
    serve.operatorAddress();
    const face = await openFace(serve.origin);
    face.send({ type: 'auth', token: old });
    expect(await face.next()).toMatchObject({ type: 'refused' });
  });

  it.each([
    ['a wrong token', { type: 'auth', token: 'x'.repeat(43) }],
    ['a wrong session', { type: 'auth', session: 'x'.repeat(43) }],
    ['the contract before any proof', hello],
    ['no JSON', 'nonsense'],
  ])('not %s', async (_what, frame) => {
    const { serve, calls } = await serveTestStation();
    const face = await openFace(serve.origin);
    face.send(frame);
    expect(await face.next()).toMatchObject({ type: 'refused', problem: { code: 'serve.refused' } });
    expect(await face.closed).toBe(1008);
    expect(calls).toEqual([]);
  });

  it('nobody who sends more than any blueprint could need', async () => {
    const { serve } = await serveTestStation();
    const face = await openFace(serve.origin);
    face.send('x'.repeat(17 * 1024 * 1024));
    expect(await face.closed).toBe(1009);
  });
});

describe('a session of the browser face', () => {
  it('passes requests on to the station and its answers back', async () => {
    const station = await serveTestStation();
    const { face } = await operator(station);
    face.send({ type: 'request', id: 7, kind: 'servers.save', commandId: 'c', input: { name: 'x' } });
    expect(await face.next()).toEqual({ type: 'answer', id: 7, output: { handled: 'servers.save' } });
    expect(station.calls).toMatchObject([{ kind: 'servers.save', input: { name: 'x' } }]);
  });

  it('is a window of its role to the station, whatever its page says it is', async () => {
    const station = await serveTestStation();
    const { face } = await operator(station);
    for (const claim of [{}, { role: 'shell' }, { role: 'shell', seat: 'terminal' }]) {
      face.send({ ...hello, ...claim });
      face.send({ type: 'request', id: 1, kind: 'devices.list', input: {} });
    }
    // The last one is no hello that any face may say.
    expect(await face.closed).toBe(1008);
    expect(station.calls.map(({ caller }) => caller)).toEqual([
      { role: 'operator', seat: 'window' },
      { role: 'operator', seat: 'window' },
    ]);
  });

  it.each([
    ['station.stop', 'station.not-allowed'],
    ['nothing.known', 'station.unknown-command'],
    ['constructor', 'station.unknown-command'],
  ])('may not ask for %s', async (kind, code) => {
    const station = await serveTestStation();
    const { face } = await operator(station);
    face.send({ type: 'request', id: 1, kind, input: {} });
    expect(await face.next()).toMatchObject({ type: 'problem', id: 1, problem: { code } });
    expect(station.calls).toEqual([]);
  });

  it('ends when it breaks the framing', async () => {
    const { face } = await operator(await serveTestStation());
    face.send({ type: 'destroy' });
    expect(await face.closed).toBe(1008);
  });

  it('is cut while the station is away, and let in again when it is back', async () => {
    const station = await serveTestStation();
    const { face, session } = await operator(station);
    station.stopStation();
    expect(await face.closed).toBe(1001);

    const early = await openFace(station.serve.origin);
    early.send({ type: 'auth', session });
    expect(await early.next()).toMatchObject({ type: 'authenticated' });
    expect(await early.closed).toBe(1013);

    await station.startStation();
    await admitted(await openFace(station.serve.origin), { session });
  });
});

describe('a folder of this Mac that a browser names', () => {
  const set = (folder: string) => ({ type: 'request', id: 1, kind: 'mirror.set', input: { folder, passphrase: 'p' } });

  it('is asked about in the terminal, once for each, also with --allow-arm', async () => {
    const asked: string[] = [];
    const station = await serveTestStation({
      ask: async (question) => {
        asked.push(question);
        return true;
      },
      mayErase: true,
    });
    const { face } = await operator(station);
    for (const request of [set('/Volumes/A'), set('/Volumes/A'), set('/Volumes/B')]) {
      face.send(request);
      expect(await answerTo(face)).toMatchObject({ type: 'answer' });
    }
    face.send({ type: 'request', id: 1, kind: 'mirror.import', input: { path: '/Volumes/B', passphrase: 'p' } });
    expect(await answerTo(face)).toMatchObject({ type: 'answer' });
    expect(asked).toEqual(['folder', 'folder']);
  });

  it('is refused without a yes, and not even asked about in helper mode', async () => {
    const station = await serveTestStation();
    const { face } = await operator(station);
    face.send(set('/Volumes/A'));
    expect(await answerTo(face)).toMatchObject({ type: 'problem', problem: { code: 'serve.folder-refused' } });
    station.setHelperMode(true);
    face.send(set('/Volumes/A'));
    expect(await face.next()).toMatchObject({ type: 'problem', problem: { code: 'helper.not-allowed' } });
    expect(station.calls).toEqual([]);
  });
});

describe('work that may erase', () => {
  const requests = [
    { type: 'request', id: 1, kind: 'station.arm', input: { armed: true } },
    { type: 'request', id: 1, kind: 'kitting.apply', input: {} },
    { type: 'request', id: 1, kind: 'autorun.start', input: {} },
    { type: 'request', id: 1, kind: 'kitting.answer', input: { answer: 'consent' } },
  ];

  it.each(requests)('waits for a yes in the terminal: $kind', async (request) => {
    const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
    const { promise: answer, resolve: say } = Promise.withResolvers<boolean>();
    const station = await serveTestStation({
      ask: () => {
        ask();
        return answer;
      },
    });
    const { face } = await operator(station);
    face.send(request);
    await asked;
    expect(await face.next()).toMatchObject({ type: 'host', event: { topic: 'terminal-asked', open: true } });
    expect(station.calls).toEqual([]);
    say(true);
    expect(await face.next()).toMatchObject({ type: 'host', event: { open: false } });
    expect(await face.next()).toMatchObject({ type: 'answer' });
    expect(station.calls).toHaveLength(1);
  });

  it.each(requests)('is refused without one: $kind', async (request) => {
    const station = await serveTestStation();
    const { face } = await operator(station);
    face.send(request);
    expect(await answerTo(face)).toMatchObject({ type: 'problem', problem: { code: 'serve.arm-refused' } });
    expect(station.calls).toEqual([]);
  });

  it('is asked about once per session, and not at all with --allow-arm', async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      return true;
    };
    const station = await serveTestStation({ ask });
    const { face } = await operator(station);
    for (const request of requests) {
      face.send(request);
      expect(await answerTo(face)).toMatchObject({ type: 'answer' });
    }
    expect(asked).toBe(1);

    const trusting = await serveTestStation({ ask, mayErase: true });
    const { face: trusted } = await operator(trusting);
    trusted.send(requests[0]);
    expect(await trusted.next()).toMatchObject({ type: 'answer' });
    expect(asked).toBe(1);
  });

  it.each(requests)('is not even asked about in helper mode: $kind', async (request) => {
    const station = await serveTestStation({ ask: () => Promise.reject(new Error('asked')) });
    const { face } = await operator(station);
    station.setHelperMode(true);
    face.send(request);
    expect(await face.next()).toMatchObject({ type: 'problem', problem: { code: 'helper.not-allowed' } });
    expect(station.calls).toEqual([]);
  });

  it('can always be switched off', async () => {
    const { face } = await operator(await serveTestStation());
    face.send({ type: 'request', id: 1, kind: 'station.arm', input: { armed: false } });
    expect(await face.next()).toMatchObject({ type: 'answer' });
  });
});

describe('an observer link', () => {
  async function observe(station: Awaited<ReturnType<typeof serveTestStation>>, address: string) {
    const face = await openFace(station.serve.origin);
    const answer = await admitted(face, { token: tokenOf(address) });
    return { face, answer };
  }

  it('looks and does not act', async () => {
    const station = await serveTestStation({ mayErase: true });
    const { face, answer } = await observe(station, station.serve.observerAddress());
    expect(answer).toMatchObject({ greeting: { role: 'observer', offersObservers: false, offersPractice: false } });
    face.send({ type: 'request', id: 1, kind: 'devices.list', input: {} });
    expect(await face.next()).toMatchObject({ type: 'answer' });
    for (const kind of [
      'servers.save',
      'station.arm',
      'kitting.apply',
      'autorun.start',
      'host.observers.list',
      'host.practice.open',
    ]) {
      face.send({ type: 'request', id: 2, kind, input: {} });
      expect(await face.next()).toMatchObject({ type: 'problem', problem: { code: 'station.not-allowed' } });
    }
    expect(station.calls.map(({ kind }) => kind)).toEqual(['devices.list']);
  });

  it('opens as often as one likes, until an operator revokes it: its windows close', async () => {
    const station = await serveTestStation();
    const { face } = await operator(station);
    face.send({ type: 'request', id: 1, kind: 'host.observers.create', input: {} });
    const { id, url } = (await answerTo(face)).output as { id: string; url: string };
    const one = await observe(station, url);
    const two = await observe(station, url);

    face.send({ type: 'request', id: 2, kind: 'host.observers.revoke', input: { id } });
    expect(await Promise.all([one.face.closed, two.face.closed])).toEqual([1008, 1008]);

    const late = await openFace(station.serve.origin);
    late.send({ type: 'auth', session: String(one.answer.session) });
    expect(await late.next()).toMatchObject({ type: 'refused' });
  });
});

describe('helper mode', () => {
  it.each(Object.entries(hostCommands))('leaves to a helper what is a helper’s of %s', async (kind, { role }) => {
    const station = await serveTestStation({ openPractice: () => Promise.resolve('http://127.0.0.1:1/') });
    const { face } = await operator(station);
    station.setHelperMode(true);
    face.send({ type: 'request', id: 1, kind, input: {} });
    const answer = await answerTo(face);
    const refusal = { type: 'problem', problem: { code: 'helper.not-allowed' } };
    if (mayAsk('helper', role)) expect(answer).not.toMatchObject(refusal);
    else expect(answer).toMatchObject(refusal);
  });
});
