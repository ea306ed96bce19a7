import type { Registration } from '../../../shared/domain/fleet.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, unknown } from '../check.ts';
import type { RegistrationsCheckContext } from '../context.ts';

/** So many serial numbers make a sentence too long to read. */
const mostNamed = 20;

/** A device that some account still holds as active cannot be registered (mission §5, §7): known the day before, not at the bench. */
export const registrationsCheck: Check<RegistrationsCheckContext> = {
  id: 'registrations',
  when: ['kitting-day'],
  run: async ({ registrations }) => [
    ...registrations.flatMap(heldBy),
    ...notAsked(registrations),
    ...summary(registrations, 'unknown'),
    ...summary(registrations, 'no'),
  ],
};

function heldBy({ serial, found }: Registration): Finding[] {
  return found
    .filter(({ state }) => state === 'active')
    .map(({ server, source, asOf }) =>
      fail(
        checkReason('registration.active', { serial, server, source, asOf }),
        checkReason('registration.active.cure'),
      ),
    );
}

function notAsked(registrations: readonly Registration[]): Finding[] {
  const problems = new Map(
    registrations.flatMap(({ found }) =>
      found.flatMap(({ server, problem }) => (problem === undefined ? [] : [[server, problem.code] as const])),
    ),
  );
  return [...problems].map(([server, problem]) =>
    unknown(checkReason('registration.not-asked', { server, problem }), checkReason('registration.not-asked.cure')),
  );
}

function summary(registrations: readonly Registration[], active: 'no' | 'unknown'): Finding[] {
  const serials = registrations.filter((one) => one.active === active).map(({ serial }) => serial);
  if (serials.length === 0) return [];
  const count = String(serials.length);
  if (active === 'no') return [pass(checkReason('registration.free', { count }))];
  const rest = serials.length > mostNamed ? ', …' : '';
  const devices = serials.slice(0, mostNamed).join(', ') + rest;
  return [unknown(checkReason('registration.unknown', { count, devices }), checkReason('registration.unknown.cure'))];
}
