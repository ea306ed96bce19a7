import type { Step } from '../step.ts';
import { activate } from './activate.ts';
import { bypassCode } from './bypass-code.ts';
import { erase } from './erase.ts';
import { escalate } from './escalate.ts';
import { finish } from './finish.ts';
import { guard } from './guard.ts';
import { identify } from './identify.ts';
import { inspect } from './inspect.ts';
import { localize } from './localize.ts';
import { name } from './name.ts';
import { pair } from './pair.ts';
import { profiles } from './profiles.ts';
import { supervise } from './supervise.ts';
import { supervisedPair } from './supervised-pair.ts';
import { unlockToken } from './unlock-token.ts';
import { wifi } from './wifi.ts';

/**
 * The order that the recorded facts support (device-protocols §4). The last step of the journal, *record*, is no step
 * here: it is written in the transaction that ends the run.
 */
export const stepOrder: readonly Step[] = [
  identify,
  pair,
  inspect,
  guard,
  erase,
  activate,
  supervise,
  supervisedPair,
  localize,
  escalate,
  wifi,
  profiles,
  unlockToken,
  bypassCode,
  name,
  finish,
];
