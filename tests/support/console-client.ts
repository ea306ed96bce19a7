import { z } from 'zod';
import { CONSOLE_API_PATH } from '../../electron/practice/mdm/api/router.ts';
import type { PracticeMdm } from '../../electron/practice/mdm/start.ts';
import { call } from './mdm-caller.ts';

const contentSchema = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const operationSchema = z.object({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.enum(['path', 'query']) })),
  requestBody: z.object({ content: contentSchema }).optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema })),
});
const documentSchema = z.object({
  servers: z.tuple([z.object({ url: z.string() })]),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
});

type Input = {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  /** A file as it is. */
  readonly csv?: Buffer;
};
export type ConsoleAnswer = {
  readonly status: number;
  /** Parsed JSON, or the bytes of a file. */
  // biome-ignore lint/suspicious/noExplicitAny: what it is, the document of the server says and the client has checked.
  readonly body: any;
};

export type ConsoleClient = {
  readonly operationIds: readonly string[];
  /** Every operation that was called. */
  readonly called: ReadonlySet<string>;
  /** Calls an operation by its id; throws when request or answer are not what the document promises. */
  call(operationId: string, input?: Input): Promise<ConsoleAnswer>;
  /** The same, and throws unless it was done. */
  do(operationId: string, input?: Input): Promise<ConsoleAnswer['body']>;
};

/** A client made from nothing but the OpenAPI document that the server gives. */
export async function openConsoleClient(
  mdm: PracticeMdm,
  signIn: { readonly user?: string; readonly password?: string } = {},
): Promise<ConsoleClient> {
  const { url } = mdm.ready.console;
  const served = await call(mdm, `${url}/openapi.json`);
  const document = documentSchema.parse(JSON.parse(served.body.toString()));
  expectPath(document.servers[0].url);
  const { user = 'admin@practice.example', password = 'practice-admin' } = signIn;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const operations = new Map(
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [operation.operationId, { path, method, ...operation }]),
    ),
  );
  const called = new Set<string>();

  /** Checks a JSON value; a file passes. */
  function check(content: z.infer<typeof contentSchema>, value: unknown, what: string): void {
    const schema = content['application/json']?.schema;
    if (!schema) return;
    const { $ref } = schema;
    const resolved = typeof $ref === 'string' ? document.components.schemas[$ref.split('/').at(-1) ?? ''] : schema;
    const parsed = z.fromJSONSchema(resolved ?? {}).safeParse(value);
    if (!parsed.success) throw new Error(`${what}: ${z.prettifyError(parsed.error)}`);
  }

  async function invoke(operationId: string, input: Input = {}): Promise<ConsoleAnswer> {
    const operation = operations.get(operationId);
    if (!operation) throw new Error(`the document has no operation ${operationId}`);
    called.add(operationId);
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(input.params?.[name] ?? ''));
    const query = new URLSearchParams(input.query);
    const target = `${url}${document.servers[0].url}${path}${query.size > 0 ? `?${query}` : ''}`;
    const answer = await call(mdm, target, {
      method: operation.method.toUpperCase(),
      headers: { authorization, 'content-type': input.csv ? 'text/csv' : 'application/json' },
      ...(operation.requestBody && { body: input.csv ?? JSON.stringify(input.body) }),
    });
    const promised = operation.responses[String(answer.status)];
    if (!promised) throw new Error(`${operationId}: ${answer.status} is not in the document`);
    const isJson = answer.headers['content-type']?.startsWith('application/json');
    const body = isJson ? JSON.parse(answer.body.toString()) : answer.body;
    check(promised.content, body, `answer ${answer.status} of ${operationId}`);
    // What the document does not allow may be sent on purpose, but then it is not done.
    if (answer.status === 200 && operation.requestBody) check(operation.requestBody.content, input.body, operationId);
    return { status: answer.status, body };
  }

  return {
    operationIds: [...operations.keys()],
    called,
    call: invoke,
    async do(operationId, input) {
      const { status, body } = await invoke(operationId, input);
      if (status !== 200) throw new Error(`${operationId}: ${status} ${JSON.stringify(body)}`);
      return body;
    },
  };
}

function expectPath(path: string): void {
  if (path !== CONSOLE_API_PATH) throw new Error(`the document leads to ${path}`);
}
