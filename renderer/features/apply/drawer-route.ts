import { replaceRoute, useRouteStore } from '../../state/route-store.ts';

/** The device whose drawer is open stands in the address: a reload keeps it. */
export function toggleDrawer(deviceKey: string): void {
  const open = useRouteStore.getState().route?.params.get('device');
  replaceRoute('apply', open === deviceKey ? {} : { device: deviceKey });
}

export function closeDrawer(): void {
  const open = useRouteStore.getState().route?.params.get('device');
  replaceRoute('apply');
  if (open !== undefined && open !== null) tileOf(open)?.focus();
}

/** Where the keyboard was before the drawer opened. */
function tileOf(deviceKey: string): HTMLElement | null {
  return document.querySelector(`li[data-device="${CSS.escape(deviceKey)}"] button`);
}
