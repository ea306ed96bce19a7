/**
 * Told of every message by name only: never a value, so that nothing secret can reach a log through it.
 * `service` is 'usbmuxd', 'lockdownd' or the service's own name.
 */
export type WireTrace = (service: string, message: string, direction: 'sent' | 'received') => void;
