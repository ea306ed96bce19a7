import type { Session } from 'electron';

/** The page needs no camera, no USB, no clipboard, nothing: whatever asks is told no. */
export function denyPermissions(browsing: Session): void {
  browsing.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  browsing.setPermissionCheckHandler(() => false);
  browsing.setDevicePermissionHandler(() => false);
  browsing.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  browsing.on('will-download', (event) => event.preventDefault());
}
