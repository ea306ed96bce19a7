import { describe, expect, it } from 'vitest';
import { exampleOf } from './device-name.ts';

describe('exampleOf', () => {
  it.each([
    ['', { kind: 'none' }],
    ['iPad-{{slot}}', { kind: 'name', name: 'iPad-7', telling: true }],
    ['{{ serialTail }}/{{model}}', { kind: 'name', name: 'Q5T2/iPad13,18', telling: true }],
    ['{{model}}', { kind: 'name', name: 'iPad13,18', telling: false }],
    ['A{{room}}', { kind: 'unknown-field', field: 'room' }],
    ['{{roster.user}}-{{counter:3}}', { kind: 'name', name: '(user)-007', telling: true }],
    ['A{{slot', { kind: 'unknown-field', field: '{{' }],
  ])('shows what %j makes', (template, example) => expect(exampleOf(template)).toEqual(example));

  it('takes a device that is attached as the example', () =>
    expect(exampleOf('{{slot}}-{{serial}}', { slot: '3', serial: 'AAAABBBB1111' })).toMatchObject({
      name: '3-AAAABBBB1111',
    }));
});
