import type { RunView } from '../../../shared/domain/run.ts';
import type { Orders } from './expectations.ts';

/** What a person at the bench does next about a run: with the device in hand, or in front of the station. */
export type Deed =
  | { readonly at: 'device'; readonly hand: 'begin' | 'trust' | 'unlock' | 'install-profile' }
  | { readonly at: 'charger' }
  | { readonly at: 'station'; readonly answer: 'consent' | 'abandon' };

/** Whoever had to consent this often looks at the device instead. */
const maxAttempts = 3;

/**
 * What a prudent operator does about where a run stands; nothing while it goes on by itself. Consents to an erase only as
 * ordered, never sends again what a device refused, and gives up on what nobody at the bench can mend. Pure.
 */
export function prudentDeed(run: RunView, orders: Orders): Deed | undefined {
  const { waitingFor, expects, end } = run;
  if (end === 'prepared') return { at: 'device', hand: 'begin' };
  if (waitingFor === undefined || expects === 'device') return undefined;
  const consentIf = (allowed: boolean): Deed => ({
    at: 'station',
    answer: allowed && run.attempt < maxAttempts ? 'consent' : 'abandon',
  });
  switch (waitingFor.code) {
    case 'wait.trust':
      return { at: 'device', hand: 'trust' };
    case 'wait.unlock':
      return { at: 'device', hand: 'unlock' };
    case 'wait.profile-tap':
      return { at: 'device', hand: 'install-profile' };
    case 'wait.erase-needed':
    case 'wait.erase-needed-configured-by':
    case 'wait.erase-doubt':
      return consentIf(orders.mayErase);
    case 'wait.configuration-doubt':
    case 'wait.configuration-gone':
      return consentIf(true);
    case 'wait.problem':
      return waitingFor.params.problem === 'kitting.battery-low' ? { at: 'charger' } : consentIf(false);
    case 'wait.configuration-refused':
    case 'wait.station':
      return consentIf(false);
    default:
      return undefined;
  }
}
