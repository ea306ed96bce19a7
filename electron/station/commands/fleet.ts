import { KitError } from '../../../shared/errors/kit-error.ts';
import { checkRegistrations, checkSymptom } from '../../checks/registry.ts';
import { readSerials } from '../../fleet/read-serials.ts';
import type { Asked } from '../../fleet/standings.ts';
import { withDeadline } from '../../ports/deadline.ts';
import { checkedServer } from '../checks.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { requireServer } from './backend-parts.ts';

type FleetContext = Pick<StationContext, 'fleet' | 'store' | 'secrets' | 'clock'> & {
  readonly bench: Pick<StationContext['bench'], 'list'>;
};
type FleetHandlers = Pick<Handlers, Extract<keyof Handlers, `fleet.${string}`>>;

/** A product that takes one serial at a time needs its time for a thousand. */
const lookupDeadlineMs = 120_000;
const mostDevices = 1_000;

export function fleetHandlers(context: FleetContext): FleetHandlers {
  const { fleet, secrets, bench, clock } = context;
  const serverIdOf = (idOrName: string) => requireServer(context, idOrName).server.id;

  const registrations = (devices: readonly Asked[]) =>
    withDeadline(clock, 'fleet', lookupDeadlineMs, undefined, (signal) => fleet.registrations(devices, signal));

  function attachedDevices(): Asked[] {
    return bench.list().flatMap(({ attached, facts: { serial, wifiMac } }) => {
      if (!attached || serial === undefined) return [];
      return [{ serial, ...(wifiMac === undefined ? {} : { wifiMac }) }];
    });
  }

  return {
    'fleet.servers': () => fleet.servers(),
    'fleet.list': ({ serverId }) => fleet.list(serverId === undefined ? undefined : serverIdOf(serverId)),
    'fleet.operations': (filter) => fleet.operations(filter),
    'fleet.show': ({ id }) => fleet.show(id),
    'fleet.preview': ({ serverId, request }) => fleet.preview(serverIdOf(serverId), request),
    'fleet.start': ({ pin, ...claim }) => fleet.start(claim, pin),
    'fleet.tick': (tick) => fleet.tick(tick),
    'fleet.notNeeded': (tick) => fleet.notNeeded(tick),
    'fleet.verify': ({ id }) => fleet.verify(id),
    'fleet.cancel': ({ id, by, reason }) => fleet.cancel(id, by, reason),
    'fleet.setMethod': ({ serials, method }) => {
      fleet.setMethod(serials, method);
      return { serials, method };
    },
    'fleet.serials': ({ file: { fileName, data } }) => ({
      serials: readSerials(Buffer.from(data, 'base64'), fileName).map(({ serial }) => serial),
    }),
    'fleet.check': async ({ serials, file, attached }) => {
      const listed = file === undefined ? [] : readSerials(Buffer.from(file.data, 'base64'), file.fileName);
      const named = [...serials.map((serial) => ({ serial })), ...listed, ...(attached ? attachedDevices() : [])];
      const devices = [...new Map(named.map((device) => [device.serial, device])).values()];
      if (devices.length > mostDevices) throw new KitError('fleet.too-many', { limit: String(mostDevices) });
      const found = await registrations(devices);
      return { devices: found, report: await checkRegistrations({ clock, registrations: found }) };
    },
    'fleet.explain': async ({ serverId, serial, symptom }) => {
      const stored = requireServer(context, serverId);
      const found = await registrations([{ serial }]);
      const servers = [checkedServer({ secrets, clock }, stored)];
      return checkSymptom(symptom, { clock, servers, registrations: found });
    },
  };
}
