import { describe, expect, it } from 'vitest';
import type { RunView } from '../../../shared/domain/run.ts';
import { widthOf } from '../../../shared/texts/display-width.ts';
import { type Language, languages } from '../../../shared/texts/language.ts';
import { runningView, sampleRunView } from '../../../tests/support/sample-rehearsal.ts';
import { clockText, liveLines, tallyText } from './live-lines.ts';

const trust = { phase: 'waiting', expects: 'operator', waitingFor: { code: 'wait.trust', params: {} } } as const;
const someRuns = (count: number): RunView[] =>
  Array.from({ length: count }, (_, index) => {
    const slot = String(index + 1);
    return index % 3 === 0 ? sampleRunView({ slot }) : runningView(slot, index % 14, index % 3 === 1 ? {} : trust);
  });
const picture = (count: number, columns: number, rows: number, language: Language = 'ja') =>
  liveLines({ phase: 'kitting', runs: someRuns(count), elapsedMs: 83_000, columns, rows }, language);

describe('the live picture', () => {
  const screens = [[80, 24] as const, [120, 40] as const, [40, 12] as const, [200, 60] as const];
  it.each(screens)('fits a screen of %d × %d, for any number of devices and in both languages', (columns, rows) => {
    for (const language of languages) {
      for (const count of [0, 1, 12, 64, 128]) {
        const lines = picture(count, columns, rows, language);
        expect(lines.length).toBeLessThan(rows);
        expect(Math.max(...lines.map(widthOf))).toBeLessThan(columns);
      }
    }
  });

  it.each([
    [12, 80, 24],
    [64, 80, 24],
    [64, 120, 40],
    [128, 80, 24],
  ])('has a place for each of %d devices on %d × %d', (count, columns, rows) => {
    const bars = picture(count, columns, rows).join('\n').match(/[▰▱]+/g);
    expect(bars).toHaveLength(count);
  });

  it('says what goes on, for how long, and how the room stands', () => {
    const lines = picture(12, 80, 24, 'en');
    expect(lines[0]).toBe('Kitting  1:23');
    expect(lines[13]).toBe('✓ done 4  ▸ running 4  ! needs a hand 4');
    expect(lines[3]).toBe('!   3  SERIAL0003   ▰▱▱▱▱▱▱▱▱▱  Tap Trust on the device and enter its passcode.');
  });

  it('names those that need a hand below, where their places are too small for it', () => {
    const lines = picture(64, 80, 24, 'en');
    expect(lines.at(-1)).toBe('!   9  Tap Trust on the device and enter its passcode.');
    expect(lines.at(-4)).toBe('✓ done 22  ▸ running 21  ! needs a hand 21');
  });

  it('keeps columns in line where Japanese takes two places a character', () => {
    const lines = picture(64, 120, 40, 'ja').slice(1, 33);
    const starts = lines.map((line) => widthOf(line.slice(0, line.search(/[✓▸!✗-] +\d+ +\S+ +[▰▱]+[^▰▱]*$/u))));
    expect(new Set(starts).size).toBe(1);
  });

  it('shows no control characters of a device', () => {
    const [, line] = liveLines(
      { phase: 'kitting', runs: [sampleRunView({ serial: 'A\x1b[2JB' })], elapsedMs: 0, columns: 80, rows: 24 },
      'en',
    );
    expect(line).toContain('A\ufffd[2JB');
  });
});

describe('the tally', () => {
  it('leaves out what there is none of, but for done and running', () => {
    expect(tallyText([], 'ja')).toBe('✓ 完了 0  ▸ 作業中 0');
  });
});

describe('the clock', () => {
  it.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [600_000, '10:00'],
  ])('shows %d ms as %s', (ms, text) => {
    expect(clockText(ms)).toBe(text);
  });
});
