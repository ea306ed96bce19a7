import { goTo, replaceRoute, useRouteParam } from '../../state/route-store.ts';

export const fleetParts = ['devices', 'operations', 'check'] as const;
export type FleetPart = (typeof fleetParts)[number];

/** What is shown and what is open is in the address: `#/fleet?part=operations&operation=…`. */
export function useFleetRoute() {
  const part = useRouteParam('part');
  return {
    part: fleetParts.find((known) => known === part) ?? 'devices',
    operationId: useRouteParam('operation'),
    serial: useRouteParam('device'),
  };
}

export function showPart(part: FleetPart): void {
  goTo('fleet', part === 'devices' ? {} : { part });
}

export function openOperation(id: string): void {
  goTo('fleet', { part: 'operations', operation: id });
}

/** @param serial `undefined` closes the drawer. */
export function openDevice(serial: string | undefined): void {
  replaceRoute('fleet', serial === undefined ? {} : { device: serial });
}
