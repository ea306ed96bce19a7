import type { ErrorArea } from '../../errors/entry.ts';
import { lockdownErrors } from './wire-lockdown.ts';
import { mcInstallErrors } from './wire-mcinstall.ts';
import { serviceErrors } from './wire-services.ts';
import { usbmuxErrors } from './wire-usbmux.ts';

/** What can go wrong between the station and a device on its cable. */
export const wireErrors = {
  ...usbmuxErrors,
  ...lockdownErrors,
  ...mcInstallErrors,
  ...serviceErrors,
} as const satisfies ErrorArea;
