import { describe, expect, it, vi } from 'vitest';
import type { PracticeScreen } from '../../shared/contract/host.ts';
import type { PracticeDesk } from '../../shared/contract/practice-desk.ts';
import { createHost } from './host-answers.ts';
import type { PracticeRoom } from './practice-room.ts';

const screen = { udid: 'a', screen: 'hello', buttons: ['next'] } as unknown as PracticeScreen;

function practiceRoom() {
  const taps: string[] = [];
  const listeners: ((screen: PracticeScreen) => void)[] = [];
  const desk: PracticeDesk = {
    offer: { plainUrl: 'https://practice' } as PracticeDesk['offer'],
    screens: async () => [screen],
    tap: async (udid, button) => void taps.push(`${udid} ${button}`),
    onScreen: (listener) => {
      listeners.push(listener);
      return () => {};
    },
  };
  const room = { desk: () => desk } as PracticeRoom;
  return { room, taps, listeners };
}

describe('the program around the real station’s window', () => {
  it('opens practice rooms, and has none itself', async () => {
    const openPractice = vi.fn(async () => {});
    const host = createHost({ practice: undefined, openPractice, tell: () => {} });
    expect(host.greeting()).toEqual({
      face: 'window',
      role: 'operator',
      offersPractice: true,
      offersObservers: false,
    });
    expect(await host.answer('host.practice.open', { devices: 12 })).toEqual({});
    expect(openPractice).toHaveBeenCalledExactlyOnceWith(12);
    expect(await host.answer('host.practice.screens', {})).toEqual([]);
  });

  it('refuses what it does not offer and what makes no sense', async () => {
    const host = createHost({ practice: undefined, openPractice: async () => {}, tell: () => {} });
    await expect(host.answer('host.practice.tap', { udid: 'a', button: 'next' })).rejects.toMatchObject({
      code: 'station.not-allowed',
    });
    await expect(host.answer('host.observers.create', {})).rejects.toMatchObject({ code: 'station.not-allowed' });
    await expect(host.answer('host.practice.open', { devices: 1 })).rejects.toMatchObject({ code: 'input.invalid' });
  });
});

describe('the program around a practice room’s window', () => {
  it('shows the desk, taps, tells of screens once, and opens no room inside a room', async () => {
    const { room, taps, listeners } = practiceRoom();
    const tell = vi.fn();
    const host = createHost({ practice: room, openPractice: undefined, tell });
    expect(host.greeting()).toMatchObject({ offersPractice: false, practice: { plainUrl: 'https://practice' } });
    host.greeting();
    expect(listeners).toHaveLength(1);
    listeners[0]?.(screen);
    expect(tell).toHaveBeenCalledExactlyOnceWith({ topic: 'practice-screen', screen });
    expect(await host.answer('host.practice.screens', {})).toEqual([screen]);
    await host.answer('host.practice.tap', { udid: 'a', button: 'next' });
    expect(taps).toEqual(['a next']);
    await expect(host.answer('host.practice.open', { devices: 12 })).rejects.toMatchObject({
      code: 'station.not-allowed',
    });
  });
});
