import { describe, expect, it } from 'vitest';
import { KitError } from '../../shared/errors/kit-error.ts';
import type { ErrorCode } from '../../shared/errors/table.ts';
import { reactTo, reactToRefusedConfiguration } from './reactions.ts';

const reaction = (code: ErrorCode, tries = 1, mayErase = true) => {
  const answer = reactTo(new KitError(code), { tries, mayErase });
  return 'reason' in answer ? `${answer.kind} ${answer.reason.code}` : answer.kind;
};

describe('an error of a step that may be repeated', () => {
  it.each([
    ['device.connection-lost', 1, 'retry'],
    ['device.connection-lost', 2, 'retry'],
    ['device.connection-lost', 3, 'failed'],
    ['activation.unreachable', 3, 'station'],
    ['lockdown.locked', 1, 'operator wait.unlock'],
    ['lockdown.trust-pending', 1, 'operator wait.trust'],
    ['mcinstall.certificate-rejected', 1, 'operator wait.problem'],
    ['mcinstall.not-supervised', 1, 'ask wait.erase-needed'],
    ['usbmux.unreachable', 1, 'station'],
    ['mcinstall.bad-profile', 1, 'failed'],
    ['mcinstall.refused', 1, 'failed'],
    ['internal.unexpected', 1, 'failed'],
  ] as const)('%s at try %i leads to: %s', (code, tries, expected) => {
    expect(reaction(code, tries)).toBe(expected);
  });

  it('never leads to an erase where the blueprint forbids one', () => {
    expect(reaction('mcinstall.not-supervised', 1, false)).toBe('failed');
  });
});

describe('a refused configuration', () => {
  it.each([
    ['mcinstall.device-locked', 'ask'],
    ['mcinstall.ade-assigned', 'ask'],
    ['mcinstall.cloud-configuration-unavailable', 'ask'],
    ['mcinstall.already-configured', 'ask'],
    ['mcinstall.bad-cloud-configuration', 'failed'],
    ['mcinstall.refused', 'failed'],
  ] as const)('%s is never sent again by itself: %s', (code, kind) => {
    expect(reactToRefusedConfiguration(new KitError(code), true).kind).toBe(kind);
  });

  it('leads to an erase only for what only an erase cures', () => {
    const covers = (code: ErrorCode) => {
      const stop = reactToRefusedConfiguration(new KitError(code), true);
      return stop.kind === 'ask' ? stop.covers : [];
    };
    expect(covers('mcinstall.already-configured')).toContain('erase');
    expect(covers('mcinstall.device-locked')).toEqual(['cloud-configuration']);
  });
});
