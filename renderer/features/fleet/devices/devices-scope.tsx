import type { FleetDevice, FleetServer } from '../../../../shared/domain/fleet.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { fleetTexts } from '../texts.ts';
import { countByState } from './device-rows.ts';

type DevicesScopeProps = {
  readonly devices: readonly FleetDevice[];
  readonly licences: FleetServer['licences'];
};

/** How many there are, how many are registered, and what is left of the licences. */
export function DevicesScope({ devices, licences }: DevicesScopeProps) {
  const t = useTexts(fleetTexts);
  const counts = countByState(devices);
  return [
    t('scope.devices', { count: counts.all }),
    t('scope.active', { count: counts.active }),
    ...(counts.inactive > 0 ? [t('scope.inactive', { count: counts.inactive })] : []),
    ...(licences === undefined ? [] : [t('scope.licences', licences)]),
  ].join(' · ');
}
