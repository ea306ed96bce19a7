import { parsePlist } from '../../../electron/codecs/plist/parse.ts';
import { isDict } from '../../../electron/codecs/plist/value.ts';
import { type HttpsSite, openHttpsSite } from '../https-site.ts';
import type { CommandTaker } from './nanomdm-site.ts';

export type MicroMdmDevice = {
  readonly serial_number: string;
  readonly udid: string;
  readonly enrollment_status: boolean;
  readonly last_seen: string;
};

export type MicroMdmSite = {
  readonly site: HttpsSite;
  readonly key: string;
  readonly devices: MicroMdmDevice[];
  queued(): readonly string[];
  loseNextAnswer(): void;
  /** While down, every connection is cut. */
  setReachable(up: boolean): void;
};

/** The API of MicroMDM as far as mdm §3 records it: devices by serial, raw commands, the queue of a device. */
export async function openMicroMdmSite(
  devices: MicroMdmDevice[],
  take: CommandTaker = () => {},
): Promise<MicroMdmSite> {
  const key = 'micromdm-api-key-0123456789';
  const queue: { udid: string; commandUuid: string }[] = [];
  let losing = false;
  let reachable = true;
  const site = await openHttpsSite({
    answer: ({ method, url, headers, body }, response) => {
      if (!reachable) return void response.socket?.destroy();
      const { pathname } = new URL(url, 'https://localhost');
      const send = (status: number, value: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      const basic = Buffer.from(`micromdm:${key}`).toString('base64');
      if (headers.authorization !== `Basic ${basic}`) return send(401, {});
      if (pathname === '/v1/devices') {
        const { filter_serial } = JSON.parse(body.toString('utf8')) as { filter_serial: string[] };
        return send(200, { devices: devices.filter(({ serial_number }) => filter_serial.includes(serial_number)) });
      }
      const udid = decodeURIComponent(/^\/v1\/commands\/([^/]+)$/.exec(pathname)?.[1] ?? '');
      if (udid === '') return send(404, {});
      if (method === 'GET') {
        return send(200, { device_command: queue.filter((command) => command.udid === udid) });
      }
      const plist = parsePlist(body);
      const commandUuid = isDict(plist) ? String(plist.CommandUUID) : '';
      queue.push({ udid, commandUuid });
      if (isDict(plist) && isDict(plist.Command)) take(udid, commandUuid, plist.Command);
      if (losing) {
        losing = false;
        return void response.socket?.destroy();
      }
      send(201, { payload: { command_uuid: commandUuid } });
    },
  });
  return {
    site,
    key,
    devices,
    queued: () => queue.map(({ commandUuid }) => commandUuid),
    loseNextAnswer: () => {
      losing = true;
    },
    setReachable: (up) => {
      reachable = up;
    },
  };
}
