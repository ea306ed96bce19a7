import { describe, expect, it } from 'vitest';
import { sampleDevice, sampleRun } from '../test-samples.ts';
import { planNaming } from './naming.ts';
import { answersOf } from './wait-answers.ts';

const slots = [
  { name: '1', locationIds: [11] },
  { name: '2', locationIds: [21, 22] },
];
const naming = (name: string, locationId: number, there: number[] = []) =>
  planNaming({ name, locationId, slots, devices: there.map((id) => sampleDevice(`d${id}`, { locationId: id })) });

describe('naming a place', () => {
  it('makes a new slot, or renames the one it has with all of its ports', () => {
    expect(naming('3', 31)).toEqual({ kind: 'new', locationIds: [31], remove: [] });
    expect(naming('3', 22)).toEqual({ kind: 'rename', locationIds: [21, 22], remove: ['2'] });
    expect(naming('2', 22)).toEqual({ kind: 'same' });
  });

  it('joins a slot that exists, unless another device hangs there', () => {
    expect(naming('1', 12)).toEqual({ kind: 'join', locationIds: [11, 12], remove: [] });
    expect(naming('1', 12, [11])).toEqual({ kind: 'taken' });
    expect(naming('1', 22)).toEqual({ kind: 'join', locationIds: [11, 21, 22], remove: ['2'] });
  });
});

describe('the answers a waiting run takes', () => {
  const waiting = (code: string, expects: 'device' | 'operator' | 'consent') =>
    sampleRun('a', { phase: 'waiting', expects, waitingFor: { code, params: {} } });

  it('are none while it waits for the device', () => {
    expect(answersOf(waiting('wait.device', 'device'), true)).toMatchObject({ mayContinue: false, consent: undefined });
  });

  it('are a consent that names its effect, never a plain continue', () => {
    expect(answersOf(waiting('wait.erase-needed', 'consent'), true)).toMatchObject({
      mayContinue: false,
      consent: 'erase',
    });
    expect(answersOf(waiting('wait.configuration-gone', 'consent'), true).consent).toBe('write');
    expect(answersOf(waiting('wait.of-tomorrow', 'consent'), true).consent).toBe('erase');
  });

  it('start with the safety switch where that is what it waits for', () => {
    expect(answersOf(waiting('wait.armed', 'operator'), false)).toMatchObject({ mayContinue: false, needsArm: true });
    expect(answersOf(waiting('wait.armed', 'operator'), true)).toMatchObject({ mayContinue: true, needsArm: false });
  });
});
