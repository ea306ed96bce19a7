import { describe, expect, it } from 'vitest';
import { languages } from '../../../shared/texts/language.ts';
import { runningView, sampleRehearsal, sampleRunView } from '../../../tests/support/sample-rehearsal.ts';
import { renderReport } from './report.ts';

const empty = new Set(['meta']);

/** Elements whose end tag is missing or in the wrong place; html and p may do without by the standard, and do not here. */
function unbalanced(page: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*)?>/g)) {
    if (slash === '' && !empty.has(name)) open.push(name);
    if (slash === '/' && open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}

describe('the report of a rehearsal', () => {
  it.each(languages)('is one balanced page in %s that needs nothing beside itself', (language) => {
    const page = renderReport(sampleRehearsal(3), language);
    expect(page).toMatch(/^<!doctype html>\n<html lang="(ja|en)">/);
    expect(unbalanced(page)).toEqual([]);
    expect(page).not.toMatch(/(?:src|href)=|url\(|@import|<script|<link/);
    expect(page).not.toMatch(/undefined|NaN|Infinity/);
  });

  it('has a row with a timeline for every device, in the order of the places', () => {
    const rehearsal = sampleRehearsal(12);
    const page = renderReport({ ...rehearsal, runs: rehearsal.runs.toReversed() }, 'en');
    expect(page.match(/<td><svg/g)).toHaveLength(12);
    const serials = [...page.matchAll(/<td>[^<]*(SERIAL\d+)<\/td>/g)].map((match) => match[1]);
    expect(serials).toEqual(rehearsal.runs.map(({ serial }) => serial));
  });

  it('cannot be written into by what devices are called', () => {
    const hostile = `"><script>alert('1')</script>&`;
    const run = sampleRunView({ serial: hostile, name: hostile, slot: hostile });
    const problem = { code: hostile, params: {}, chain: [{ domain: hostile, code: 1 }] };
    const page = renderReport(sampleRehearsal(1, { runs: [{ ...run, end: 'failed', problem }] }), 'en');
    expect(page).not.toMatch(/<script|alert\('/);
    expect(unbalanced(page)).toEqual([]);
    expect(page).toContain('&#34;&#62;&#60;script&#62;');
  });

  it('says why a device was refused', () => {
    const { verdict: _, ...run } = sampleRunView();
    const problem = { code: 'kitting.gave-up', params: { reason: 'activation.locked' }, chain: [] };
    const page = renderReport(sampleRehearsal(1, { runs: [{ ...run, end: 'abandoned', problem }] }), 'ja');
    expect(page).toContain('中止: 端末はアクティベーションロックされています。');
  });

  it('tells each broken promise', () => {
    const page = renderReport(sampleRehearsal(1, { overdue: { phase: 'enrolling', seconds: 300 } }), 'ja');
    expect(page).toContain('<li>「端末が MDM に登録しています」が 300 秒以内に終わりませんでした。</li>');
    expect(page).not.toContain('class="good"');
  });

  it.each([
    ['no device', []],
    ['a device that never got to its end', [runningView('1', 3)]],
  ])('is whole with %s', (_, runs) => {
    const page = renderReport(sampleRehearsal(1, { runs }), 'en');
    expect(unbalanced(page)).toEqual([]);
    expect(page).not.toMatch(/undefined|NaN|Infinity/);
  });
});
