import { describe, expect, it } from 'vitest';
import type { Greeting } from '../../../shared/contract/host.ts';
import { practiceCommand, practiceWayOf } from './practice-way.ts';

const greeting: Greeting = { face: 'browser', role: 'operator', offersPractice: false, offersObservers: true };
const practice = {
  mobiconnect: [],
  plainUrl: '',
  anchors: [],
  records: { baseUrl: '', token: '', trust: [] },
  wifi: { ssid: '', password: '' },
  ports: [],
};

describe('the way to practice', () => {
  it('is here in a practice room', () => {
    expect(practiceWayOf({ ...greeting, practice })).toBe('here');
  });

  it('is a room that the host opens, for who may act', () => {
    expect(practiceWayOf({ ...greeting, offersPractice: true })).toBe('open');
    expect(practiceWayOf({ ...greeting, offersPractice: true, role: 'observer' })).toBe('command');
  });

  it('is a command everywhere else', () => {
    expect(practiceWayOf(greeting)).toBe('command');
    expect(practiceWayOf(undefined)).toBe('command');
    expect(practiceCommand).toBe('kitbench serve --practice 12');
  });
});
