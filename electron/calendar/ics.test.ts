import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expiry } from '../../shared/domain/expiry.ts';
import { writeIcs } from './ics.ts';

const now = new Date('2026-11-20T03:04:05.678Z');

const expiry = (about: Partial<Expiry> = {}): Expiry => ({
  id: 'credentials:1',
  kind: 'enrollment-credentials',
  name: '青葉小学校',
  endsAt: '2027-03-31T12:00:00.000Z',
  estimated: false,
  stage: 'later',
  days: 131,
  breaks: [],
  entered: false,
  ...about,
});

type Component = { readonly name: string; readonly properties: Map<string, string>; readonly inner: Component[] };

/** A strict reader of RFC 5545, by its rules alone: CRLF, 75 octets, folding, nesting, escapes. */
function readIcs(text: string): Component {
  expect(text.endsWith('\r\n')).toBe(true);
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n\0\uFFFD]/);
  }
  const lines = physical.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
  const root: Component = { name: '', properties: new Map(), inner: [] };
  const open = [root];
  for (const line of lines) {
    const [, name = '', value = ''] = /^([A-Z-]+(?:;[A-Z-]+=[A-Z]+)?):(.*)$/u.exec(line) ?? [];
    expect(name, line).not.toBe('');
    if (name === 'BEGIN') {
      const component: Component = { name: value, properties: new Map(), inner: [] };
      open.at(-1)?.inner.push(component);
      open.push(component);
    } else if (name === 'END') expect(open.pop()?.name).toBe(value);
    else {
      expect(open.at(-1)?.properties.has(name)).toBe(false);
      open.at(-1)?.properties.set(name, textOf(value));
    }
  }
  expect(open).toEqual([root]);
  const [calendar, ...others] = root.inner;
  expect(others).toEqual([]);
  if (calendar === undefined) throw new Error('no calendar');
  return calendar;
}

function textOf(value: string): string {
  expect(value.replace(/\\[\\;,nN]/g, '')).not.toMatch(/[\\]/);
  return value.replace(/\\([\\;,nN])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character));
}

describe('the calendar as a file', () => {
  it('has a day for each end, with an alarm 90, 30 and 7 days before', () => {
    const breaks = [{ id: 'b', name: '教室用 iPad; 3年' }];
    const calendar = readIcs(writeIcs([expiry({ breaks, detail: '3年生, 予備' })], 'ja', now));
    expect([calendar.name, calendar.properties.get('VERSION')]).toEqual(['VCALENDAR', '2.0']);
    const [event] = calendar.inner;
    expect(Object.fromEntries(event?.properties ?? [])).toMatchObject({
      UID: 'credentials:1@kitbench',
      DTSTAMP: '20261120T030405Z',
      'DTSTART;VALUE=DATE': '20270331',
      SUMMARY: '端末登録用認証情報: 青葉小学校',
      DESCRIPTION: expect.stringContaining('影響するブループリント: 教室用 iPad; 3年'),
    });
    expect(event?.properties.get('DESCRIPTION')).toContain('3年生, 予備\n');
    expect(event?.inner.map(({ properties }) => properties.get('TRIGGER'))).toEqual(['-P90D', '-P30D', '-P7D']);
  });

  it('says what is an estimate, and leaves out what has no known end', () => {
    const { endsAt: _, ...unknown } = expiry({ id: 'x' });
    const estimate = expiry({ kind: 'ade-token', name: 'ABM', estimated: true });
    const { inner } = readIcs(writeIcs([unknown, estimate], 'en', now));
    expect(inner.map(({ properties }) => properties.get('SUMMARY'))).toEqual([
      'Automated Device Enrollment token: ABM',
    ]);
    expect(inner[0]?.properties.get('DESCRIPTION')).toContain('The date is an estimate.');
  });

  it('is whole whatever the names are', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(fc.array(fc.record({ name: text, detail: text, id: fc.uuid() }), { maxLength: 5 }), (abouts) => {
        const { inner } = readIcs(writeIcs(abouts.map(expiry), 'ja', now));
        expect(inner.map(({ name }) => name)).toEqual(abouts.map(() => 'VEVENT'));
        abouts.forEach(({ name }, index) => {
          const kept = name.replace(/\r\n?/g, '\n').replace(/[\p{Cc}\p{Cs}]/gu, (it) => (it === '\n' ? '\n' : ' '));
          expect(inner[index]?.properties.get('SUMMARY')).toBe(`端末登録用認証情報: ${kept}`);
        });
      }),
    );
  });
});
