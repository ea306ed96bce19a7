import { type HttpsSite, openHttpsSite } from '../https-site.ts';

export type FleetHost = {
  readonly id: number;
  readonly uuid: string;
  readonly hardware_serial: string;
  readonly last_mdm_enrolled_at: string | null;
  readonly last_mdm_checked_in_at: string | null;
  readonly mdm: {
    readonly enrollment_status: string | null;
    readonly server_url: string | null;
    readonly profiles?: readonly { readonly profile_uuid: string; readonly status: string }[];
  };
};

export type FleetSite = {
  readonly site: HttpsSite;
  readonly key: string;
  setReachable(up: boolean): void;
};

/** The two questions to Fleet that mdm §3 records. A host answers to its serial, its UUID and its name. */
export async function openFleetSite(
  hosts: readonly (FleetHost & { readonly hostname?: string })[],
  profiles: readonly { readonly profile_uuid: string; readonly identifier: string }[] = [],
): Promise<FleetSite> {
  const key = 'fleet-api-token-0123456789';
  let reachable = true;
  const site = await openHttpsSite({
    answer: ({ url, headers }, response) => {
      if (!reachable) return void response.socket?.destroy();
      const { pathname } = new URL(url, 'https://localhost');
      const send = (status: number, value: unknown) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      if (headers.authorization !== `Bearer ${key}`) return send(401, {});
      const identifier = decodeURIComponent(/^\/api\/v1\/fleet\/hosts\/identifier\/([^/]+)$/.exec(pathname)?.[1] ?? '');
      if (identifier !== '') {
        const host = hosts.find(({ hardware_serial, uuid, hostname }) =>
          [hardware_serial, uuid, hostname].includes(identifier),
        );
        return host === undefined ? send(404, { message: 'Resource Not Found' }) : send(200, { host });
      }
      if (/^\/api\/v1\/fleet\/hosts\/\d+\/configuration_profiles$/.test(pathname)) return send(200, { profiles });
      send(404, {});
    },
  });
  return {
    site,
    key,
    setReachable: (up) => {
      reachable = up;
    },
  };
}
