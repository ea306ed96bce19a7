import type { PlistDict } from '../../../codecs/plist/value.ts';
import type { LockdownContext } from './requests.ts';

/** Answers StartService with a port for one connection, or with why not (device-protocols §2.8, §2.4). */
export function startService({ device, services, state }: LockdownContext, request: PlistDict): PlistDict {
  const name = request.Service;
  if (typeof name !== 'string') return { Error: 'MissingService' };
  const handler = services.get(name);
  const pairing = state.session?.pairing;
  if (pairing === undefined && !handler?.insecure) return { Error: 'SessionInactive' };
  if (handler === undefined) return { Error: 'InvalidService' };
  if (device.content.locked && pairing !== undefined) {
    const bag = request.EscrowBag;
    const opens = bag instanceof Uint8Array && pairing.escrowBag.equals(bag);
    if (!opens) return { Error: 'PasswordProtected' };
    if (device.content.lockedSinceBoot) return { Error: 'EscrowLocked' };
  }
  const port = device.ports.open({ handler, pairing });
  return { Service: name, Port: port, ...(handler.tls && { EnableServiceSSL: true }) };
}
