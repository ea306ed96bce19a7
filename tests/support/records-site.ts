import type { ServerResponse } from 'node:http';
import { type EnrollmentRecord, enrollmentRecordSchema } from '../../shared/domain/record.ts';
import { type HttpsSite, openHttpsSite, type SiteRequest } from './https-site.ts';

type Answer = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown };
/** `swallow` takes the record and then cuts the connection: the client cannot know. */
export type Behaviour = Answer | 'hang' | 'reset' | 'garbage' | 'swallow';

export type RecordsSite = {
  readonly site: HttpsSite;
  readonly baseUrl: string;
  readonly token: string;
  /** The next requests are answered so, one each, before the site behaves again. */
  next(...behaviours: Behaviour[]): void;
  /** Every request is answered so, until told otherwise. */
  always(behaviour: Behaviour | undefined): void;
  /** Called for each request, before it is answered. */
  onRequest(listener: () => void): void;
  /** Records that had an effect, in order. */
  effects(): EnrollmentRecord[];
  close(): Promise<void>;
};

/** A real HTTPS server that speaks the records API, or misbehaves on demand. */
export async function openRecordsSite(): Promise<RecordsSite> {
  const token = 'records-token-0123456789';
  const taken = new Map<string, { record: EnrollmentRecord; bytes: Buffer }>();
  const queue: Behaviour[] = [];
  let standing: Behaviour | undefined;
  let listen = () => {};

  function take({ body }: SiteRequest): Answer {
    const record = enrollmentRecordSchema.parse(JSON.parse(body.toString('utf8')));
    const known = taken.get(record.id);
    if (known !== undefined)
      return known.bytes.equals(body) ? { status: 201, body: { id: record.id } } : { status: 422 };
    const sameEffect = [...taken.values()].some(({ record: other }) => effectOf(other) === effectOf(record));
    if (sameEffect) return { status: 409 };
    taken.set(record.id, { record, bytes: body });
    return { status: 201, body: { id: record.id } };
  }

  function behave(request: SiteRequest): Answer {
    if (request.headers.authorization !== `Bearer ${token}`) return { status: 401 };
    if (request.method === 'PUT') return take(request);
    const { pathname, searchParams } = new URL(request.url, 'https://localhost');
    if (pathname.endsWith('/records'))
      return { status: 200, body: { records: [...taken.values()].map((t) => t.record) } };
    const asOf = new Date().toISOString();
    const serials = (searchParams.get('serials') ?? '').split(',');
    return {
      status: 200,
      body: { devices: serials.map((serial) => ({ serial, enrolled: 'no', source: 'site', asOf })) },
    };
  }

  const site = await openHttpsSite({
    answer: (request, response) => {
      listen();
      const behaviour = queue.shift() ?? standing;
      if (behaviour === 'hang') return;
      if (behaviour === 'swallow') behave(request);
      if (behaviour === 'reset' || behaviour === 'swallow') return void response.socket?.destroy();
      if (behaviour === 'garbage') return void response.socket?.end('\u0000\u0001 this is not HTTP\r\n\r\n');
      send(response, behaviour ?? behave(request));
    },
  });
  return {
    site,
    baseUrl: `${site.origin}/api/v1`,
    token,
    next: (...behaviours) => void queue.push(...behaviours),
    always: (behaviour) => {
      standing = behaviour;
    },
    onRequest: (listener) => {
      listen = listener;
    },
    effects: () => [...taken.values()].map(({ record }) => record),
    close: () => site.close(),
  };
}

function send(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {});
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(status === 204 ? undefined : text);
}

function effectOf({ station, runId, device, attempt, kind }: EnrollmentRecord): string {
  return JSON.stringify([station, runId, device.serial, attempt, kind]);
}
