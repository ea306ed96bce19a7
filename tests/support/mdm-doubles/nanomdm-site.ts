import { parsePlist } from '../../../electron/codecs/plist/parse.ts';
import { isDict, type PlistDict } from '../../../electron/codecs/plist/value.ts';
import { type HttpsSite, openHttpsSite } from '../https-site.ts';

export type NanoMdmSite = {
  readonly site: HttpsSite;
  readonly key: string;
  /** CommandUUIDs in the order they were queued. */
  queued(): readonly string[];
  /** The command is queued, and the connection cut before the answer. */
  loseNextAnswer(): void;
  /** What the next enqueue comes to. */
  next(answer: 'push-fails' | 'store-fails'): void;
};

/** What stands below the API and carries a command to the device. */
export type CommandTaker = (udid: string, commandUuid: string, command: PlistDict) => void;

/** The API of NanoMDM over a SQL store, as far as mdm §3 records it; a CommandUUID there is unique. */
export async function openNanoMdmSite(take: CommandTaker = () => {}): Promise<NanoMdmSite> {
  const key = 'nanomdm-api-key-0123456789';
  const queue: string[] = [];
  let losing = false;
  let mood: 'push-fails' | 'store-fails' | undefined;
  const site = await openHttpsSite({
    answer: ({ method, url, headers, body }, response) => {
      const { pathname } = new URL(url, 'https://localhost');
      const send = (status: number, value: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      if (pathname === '/version') return send(200, { version: 'v0.9.0' });
      const basic = Buffer.from(`nanomdm:${key}`).toString('base64');
      if (headers.authorization !== `Basic ${basic}`) return send(401, {});
      if (pathname === '/v1/pushcert') return send(500, { error: 'no topic' });
      const id = /^\/v1\/enqueue\/([^/]+)$/.exec(pathname)?.[1];
      if (method !== 'PUT' || id === undefined) return send(404, {});
      const plist = parsePlist(body);
      const command = isDict(plist) && isDict(plist.Command) ? plist.Command : {};
      const commandUuid = isDict(plist) ? String(plist.CommandUUID) : '';
      const about = { command_uuid: commandUuid, request_type: command.RequestType };
      if (mood === 'store-fails') {
        mood = undefined;
        return send(500, { status: { [id]: { command_error: 'connection refused' } }, ...about });
      }
      if (queue.includes(commandUuid)) {
        return send(500, { command_error: `Duplicate entry '${commandUuid}' for key 'commands.PRIMARY'`, ...about });
      }
      queue.push(commandUuid);
      take(id, commandUuid, command);
      if (losing) {
        losing = false;
        return void response.socket?.destroy();
      }
      if (mood === 'push-fails') {
        mood = undefined;
        return send(207, { status: { [id]: { push_error: 'BadDeviceToken' } }, ...about });
      }
      send(200, { status: { [id]: { push_result: '6E14E52F-7F07-42C7-8367-4D81441DC85F' } }, ...about });
    },
  });
  return {
    site,
    key,
    queued: () => [...queue],
    loseNextAnswer: () => {
      losing = true;
    },
    next: (answer) => {
      mood = answer;
    },
  };
}
