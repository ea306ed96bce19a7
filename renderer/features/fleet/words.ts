import type { FleetStepState, Standing } from '../../../shared/domain/fleet.ts';
import type { DeviceState } from '../../state/device-state.ts';

/** Where a device stands at its MDM, in the words of the whole window, for icon and colour. */
export const stateOfStanding = {
  active: 'done',
  inactive: 'ignored',
  waiting: 'waiting',
  gone: 'idle',
  unknown: 'idle',
} as const satisfies Readonly<Record<Standing['state'], DeviceState>>;

export const stateOfStep = {
  later: 'idle',
  open: 'needs-you',
  sending: 'running',
  waiting: 'waiting',
  done: 'done',
  'not-needed': 'ignored',
  contradicted: 'failed',
  failed: 'failed',
} as const satisfies Readonly<Record<FleetStepState, DeviceState>>;
