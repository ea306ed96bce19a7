import type { Blueprint } from '../../../shared/domain/blueprint.ts';
import type { DeviceFacts } from '../../../shared/domain/device.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { occupancy } from '../erase-decision.ts';

/**
 * What stands against kitting a device that no person has looked at. Asked when it appears and again, with all that
 * pairing tells, right before anything that cannot be taken back. Unknown is never taken for harmless, and nothing here
 * can be overridden. Pure.
 * @param isOurs tells whether a magic marks the very configuration that would be written.
 */
export function autoObjection(
  facts: DeviceFacts,
  policy: Blueprint['erase'],
  isOurs: (magic: string) => boolean,
): KitError | undefined {
  const magic = facts.cloudConfiguration?.organizationMagic;
  const ours = magic !== undefined && isOurs(magic);
  if (!ours && belongsToSomebody(facts)) {
    const organization = facts.cloudConfiguration?.organizationName ?? '?';
    return new KitError('autorun.configured-elsewhere', { organization });
  }
  // Without a pairing a device does not tell the rest.
  if (!facts.paired) return undefined;
  const { state } = occupancy(facts);
  if (state === 'unknown') return new KitError('autorun.unknown-state');
  const erases = policy === 'always' || (policy === 'when-needed' && state !== 'fresh' && !ours);
  return erases && facts.findMy !== 'no' ? new KitError('autorun.find-my') : undefined;
}

/** Every device that was set up holds a configuration (device-protocols §3.5); one that names nobody is nobody's. */
function belongsToSomebody({ supervised, cloudConfiguration }: DeviceFacts): boolean {
  if (supervised === 'yes' || cloudConfiguration?.isSupervised === true) return true;
  if (cloudConfiguration == null) return false;
  const { organizationName, organizationMagic, hasConfigurationUrl } = cloudConfiguration;
  return organizationName !== undefined || organizationMagic !== undefined || hasConfigurationUrl;
}
