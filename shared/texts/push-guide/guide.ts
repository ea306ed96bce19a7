import type { ServerProduct } from '../../domain/server.ts';
import type { StepText } from '../manual-steps/step.ts';
import { afterPortal, beforePortal, portalSteps } from './any.ts';
import { clomoAfter, clomoBefore } from './clomo.ts';
import { mobiconnectAfter } from './mobiconnect.ts';

/** A first certificate, or the yearly renewal of one: confusing them cuts every device off (mission §8). */
export const pushPurposes = ['renewal', 'first'] as const;
export type PushPurpose = (typeof pushPurposes)[number];

/** The way to a push certificate, step by step, in the words of the console and of Apple's portal. */
export function pushGuide(product: ServerProduct | undefined, purpose: PushPurpose): readonly StepText[] {
  const portal = portalSteps(purpose);
  switch (product) {
    case 'clomo':
      return [...clomoBefore(purpose), ...portal, ...clomoAfter(purpose)];
    case 'mobiconnect':
      return [...beforePortal, ...portal, ...mobiconnectAfter];
    default:
      return [...beforePortal, ...portal, ...afterPortal];
  }
}
