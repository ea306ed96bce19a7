import type { PracticeDevice } from '../device/device.ts';
import { installedAnchors } from '../services/mcinstall/payload-rules.ts';
import { openTransport, TransportError } from './transport.ts';

/**
 * The vendor's client app: a tapped notification downloads a profile, which then waits in Settings like any other (mdm
 * §1.1). Nobody is told whether a person installs it. Returns how to stop.
 */
export function watchNotifications(device: PracticeDevice, network: () => AbortSignal): () => void {
  return device.on((event) => {
    if (event.type !== 'tap' || event.button !== 'open-notification') return;
    const url = device.content.notifications.shift();
    if (url !== undefined) void download(device, url, network());
  });
}

async function download(device: PracticeDevice, url: string, signal: AbortSignal): Promise<void> {
  const { content, room } = device;
  const transport = openTransport({ anchors: installedAnchors(content) });
  try {
    const { status, body } = await transport.send({ method: 'GET', url: new URL(url), headers: {}, signal });
    if (status !== 200 || device.content !== content) return;
    content.downloadedProfile = { bytes: body, at: room.clock.monotonic() };
    device.changed('downloaded-profile');
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    content.notifications.unshift(url);
  } finally {
    transport.close();
  }
}
