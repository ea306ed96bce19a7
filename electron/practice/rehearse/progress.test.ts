import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runningView, sampleRunView, sampleRunViews } from '../../../tests/support/sample-rehearsal.ts';
import { type Canvas, createProgress } from './progress.ts';

/** What was written, as a pipe or a terminal of this size would have got it. */
function canvas(size?: { columns: number; rows: number }) {
  const written: string[] = [];
  const out = Object.assign(new EventEmitter(), {
    isTTY: size !== undefined,
    columns: 0,
    rows: 0,
    ...size,
    write: (text: string) => written.push(text) > 0,
  });
  return { out: out as unknown as Canvas & EventEmitter, written };
}

/** The lines a terminal shows after these writes, each of which rewrites whole lines. */
function screenAfter(written: readonly string[]): string[] {
  const lines: string[] = [];
  let at = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal is steered by control characters
  for (const [token, count, letter] of written.join('').matchAll(/\x1b\[\??(\d*)([A-Za-z])|[\r\n]|[^\x1b\r\n]+/g)) {
    if (letter === 'A') at -= Number(count);
    else if (letter === 'J') lines.splice(at);
    else if (token === '\n') at += 1;
    else if (letter === undefined && token !== '\r') lines[at] = token;
  }
  return lines;
}

afterEach(() => vi.unstubAllEnvs());

describe('progress on a pipe', () => {
  it('is lines that need no terminal: phases, and what a person wants to know of a device', () => {
    const { out, written } = canvas();
    const progress = createProgress(out, 'en');
    progress.phase('kitting');
    progress.run(runningView('1', 2));
    progress.run(runningView('1', 3));
    progress.run(sampleRunView({ verdict: 'waiting-for-device' }));
    progress.run(sampleRunView({ verdict: 'enrolled' }));
    progress.run(sampleRunView());
    progress.run(sampleRunView());
    progress.end();
    const texts = written.map((line) => line.replace(/^ *\d+\.\d s {2}/, ''));
    expect(texts).toEqual([
      'Kitting\n',
      '  ▸   1  SERIAL0001    prepared\n',
      '  ✓   1  SERIAL0001    verified\n',
      '✓ done 1  ▸ running 0\n',
    ]);
  });

  it('tells each wait for a hand once', () => {
    const { out, written } = canvas();
    const progress = createProgress(out, 'ja');
    const waiting = (code: string) =>
      runningView('1', 1, { phase: 'waiting', expects: 'operator', waitingFor: { code, params: {} } });
    for (const code of ['wait.unlock', 'wait.unlock', 'wait.trust']) progress.run(waiting(code));
    expect(written).toHaveLength(2);
    expect(written[0]).toContain('端末のロックを解除してください。');
  });
});

describe('progress on a terminal', () => {
  it('is one picture, drawn over itself', async () => {
    vi.stubEnv('NO_COLOR', '1');
    const { out, written } = canvas({ columns: 80, rows: 24 });
    const progress = createProgress(out, 'en');
    progress.phase('kitting');
    for (const run of sampleRunViews(5)) progress.run(run);
    progress.end();
    expect(written.length).toBeLessThan(5);
    const screen = screenAfter(written);
    expect(screen).toHaveLength(7);
    expect(screen[0]).toMatch(/^Kitting {2}\d/);
    expect(screen[6]).toBe('✓ done 5  ▸ running 0');
  });

  it('gives the cursor back and stops drawing at its end', () => {
    const { out, written } = canvas({ columns: 80, rows: 24 });
    const progress = createProgress(out, 'en');
    expect(written[0]).toContain('\x1b[?25l');
    progress.end();
    expect(written.at(-1)).toBe('\x1b[?25h');
    expect(out.listenerCount('resize')).toBe(0);
  });

  it('colours only where colour is welcome', () => {
    const draw = () => {
      const { out, written } = canvas({ columns: 80, rows: 24 });
      const progress = createProgress(out, 'en');
      progress.run(sampleRunView());
      progress.end();
      return written.join('');
    };
    vi.stubEnv('NO_COLOR', '');
    expect(draw()).toContain('\x1b[32m✓');
    vi.stubEnv('NO_COLOR', '1');
    expect(draw()).not.toContain('\x1b[32m');
  });

  it('is plain lines on one that cannot move its cursor', () => {
    vi.stubEnv('TERM', 'dumb');
    const { out, written } = canvas({ columns: 80, rows: 24 });
    createProgress(out, 'en').phase('opening');
    expect(written.join('')).not.toContain('\x1b');
  });
});
