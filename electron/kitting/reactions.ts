import { assertNever } from '../../shared/assert-never.ts';
import type { OneWay, Reason } from '../../shared/domain/plan.ts';
import type { KitError } from '../../shared/errors/kit-error.ts';
import type { ErrorCode } from '../../shared/errors/table.ts';
import { reason } from '../../shared/texts/reasons/table.ts';
import type { Stop } from './step.ts';

const maxTries = 3;

export type Reaction = { readonly kind: 'retry' } | Stop;

/** Retryable in itself, but when it lasts the fault is the room's, not the device's. */
const stationWhenItLasts: ReadonlySet<ErrorCode> = new Set([
  'activation.unreachable',
  'usbmux.connection-lost',
  'usbmux.no-answer',
]);

const handOf: Partial<Record<ErrorCode, Reason>> = {
  'lockdown.locked': reason('wait.unlock'),
  'lockdown.before-first-unlock': reason('wait.unlock'),
  'lockdown.pairing-deferred': reason('wait.unlock'),
  'lockdown.trust-pending': reason('wait.trust'),
  'mcinstall.device-locked': reason('wait.unlock'),
  'kitting.device-locked': reason('wait.unlock'),
  'kitting.profile-needs-tap': reason('wait.profile-tap'),
};

/**
 * What to do about an error of a step whose effect may be repeated (design: *Errors*). Unknown errors stop the run: they
 * never lead to an erase and never to a retry. Pure.
 */
export function reactTo(error: KitError, context: { readonly tries: number; readonly mayErase: boolean }): Reaction {
  const problem = error.toProblem();
  switch (error.kind) {
    case 'retryable':
      if (context.tries < maxTries) return { kind: 'retry' };
      return stationWhenItLasts.has(error.code) ? { kind: 'station', problem } : { kind: 'failed', problem };
    case 'needs-operator':
      return { kind: 'operator', reason: handOf[error.code] ?? reason('wait.problem', { problem: error.code }) };
    case 'needs-erase':
      return context.mayErase ? askErase(undefined) : { kind: 'failed', problem };
    case 'station-problem':
      return { kind: 'station', problem };
    case 'device-problem':
    case 'backend-problem':
    case 'bad-input':
    case 'unknown':
      return { kind: 'failed', problem };
    default:
      return assertNever(error.kind);
  }
}

/**
 * What to do about a refusal of the cloud configuration, once reading back has shown that none of ours is stored. Only a
 * new consent sends it again, whatever the kind of error.
 */
export function reactToRefusedConfiguration(error: KitError, mayErase: boolean): Stop {
  const problem = error.toProblem();
  switch (error.kind) {
    case 'needs-erase':
      return mayErase ? askErase(undefined) : { kind: 'failed', problem };
    case 'retryable':
    case 'needs-operator':
      return {
        kind: 'ask',
        reason: reason('wait.configuration-refused', { problem: error.code }),
        covers: ['cloud-configuration'],
      };
    case 'station-problem':
    case 'device-problem':
    case 'backend-problem':
    case 'bad-input':
    case 'unknown':
      return { kind: 'failed', problem };
    default:
      return assertNever(error.kind);
  }
}

const eraseAndConfigure: readonly OneWay[] = ['erase', 'cloud-configuration'];

/** @param organization whose configuration would be lost, where it is known. */
export function askErase(organization: string | undefined): Stop {
  return {
    kind: 'ask',
    reason:
      organization === undefined
        ? reason('wait.erase-needed')
        : reason('wait.erase-needed-configured-by', { organization }),
    covers: eraseAndConfigure,
  };
}
