import type { Session } from 'electron';

/** The page needs no camera, no USB, no clipboard, nothing: whatever asks is told no. */
export function denyPermissions(visit: Session): void {
  visit.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  visit.setPermissionCheckHandler(() => false);
  visit.setDevicePermissionHandler(() => false);
  visit.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  visit.on('will-download', (event) => event.preventDefault());
}
