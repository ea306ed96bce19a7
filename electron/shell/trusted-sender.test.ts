import { describe, expect, it } from 'vitest';
import { pageUrl } from './own-page.ts';
import { isTrusted } from './trusted-sender.ts';

const ours = { sender: { id: 7 }, senderFrame: { parent: null, url: pageUrl } };

describe('who may call the main process', () => {
  it('is the main frame of our window on our page', () => {
    expect(isTrusted(ours, 7)).toBe(true);
  });

  it.each([
    ['another window', { ...ours, sender: { id: 8 } }, 7],
    ['a window while ours is closed', ours, undefined],
    ['a frame inside our page', { ...ours, senderFrame: { parent: {}, url: pageUrl } }, 7],
    ['a foreign page in our window', { ...ours, senderFrame: { parent: null, url: 'https://evil.example/' } }, 7],
    ['a frame that is gone', { ...ours, senderFrame: null }, 7],
  ])('is not %s', (_who, caller, windowId) => {
    expect(isTrusted(caller, windowId)).toBe(false);
  });
});
