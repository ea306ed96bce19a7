import type { z } from 'zod';
import type { Clock } from '../../../ports/clock.ts';
import { type Answer, answerJson, type Exchange, type Handler } from '../../https/exchange.ts';
import type { Console } from '../console/console.ts';
import { ConsoleRefusal, type RefusalCode } from '../console/refusal.ts';
import { answerPageFile } from '../page/files.ts';
import { authorize } from './authorize.ts';
import { consoleOpenApiDocument } from './openapi.ts';
import type { CsvAnswer, Operation, OperationContext } from './operation.ts';
import { operations } from './operations.ts';
import type { ApiProblem } from './views.ts';

export const CONSOLE_API_PATH = '/console/v1';

/** The console: its page at `/`, its API below `/console/v1`, both behind the administrator's password. */
export function createConsoleApi(context: { readonly console: Console; readonly clock: Clock }): Handler {
  return (exchange) => {
    const { pathname } = exchange.url;
    if (pathname === '/openapi.json') return answerJson(200, consoleOpenApiDocument());
    const signedIn = authorize(exchange, context.console);
    if (!signedIn) {
      return problem(
        401,
        { code: 'unauthorized', detail: '' },
        { 'www-authenticate': 'Basic realm="console", charset="UTF-8"' },
      );
    }
    if (!pathname.startsWith(`${CONSOLE_API_PATH}/`)) {
      return (exchange.method === 'GET' && answerPageFile(pathname)) || problem(404, { code: 'not-found', detail: '' });
    }
    return route(exchange, { ...signedIn, clock: context.clock });
  };
}

function route(exchange: Exchange, context: OperationContext): Answer {
  const path = exchange.url.pathname.slice(CONSOLE_API_PATH.length);
  const here = operations.filter((operation) => matchPath(operation.path, path));
  if (here.length === 0) return problem(404, { code: 'not-found', detail: path });
  const operation = here.find(({ method }) => method === exchange.method);
  if (!operation) {
    const allow = here.map(({ method }) => method).join(', ');
    return problem(405, { code: 'method-not-allowed', detail: '' }, { allow });
  }
  try {
    return perform(operation, matchPath(operation.path, path) ?? {}, exchange, context);
  } catch (error) {
    if (!(error instanceof ConsoleRefusal)) throw error;
    return problem(STATUSES[error.code] ?? 409, { code: error.code, detail: error.detail });
  }
}

function perform(
  operation: Operation,
  params: Readonly<Record<string, string>>,
  exchange: Exchange,
  context: OperationContext,
): Answer {
  const query = operation.query?.safeParse(Object.fromEntries(exchange.url.searchParams));
  if (query && !query.success) return invalid(query.error);
  const body = typeof operation.body === 'object' ? operation.body.safeParse(parseJson(exchange.body)) : undefined;
  if (body && !body.success) return invalid(body.error);
  const result = operation.run({ params, query: query?.data, body: body?.data, csv: exchange.body }, context);
  return operation.result === 'csv' ? answerCsv(result as CsvAnswer) : answerJson(200, result);
}

/** The values of a path's `{names}`; undefined for another path. */
function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const [expected, given] = [pattern.split('/'), path.split('/')];
  if (expected.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = decode(given[index] ?? '');
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name !== undefined) params[name] = value;
    else if (part !== value) return undefined;
  }
  return params;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** 409 for all others: the request was understood, the state forbids it. */
const STATUSES: Partial<Record<RefusalCode, number>> = {
  'no-such-group': 404,
  'no-such-device': 404,
  'no-such-request': 404,
  'no-such-material': 404,
  'no-such-dep-profile': 404,
  'wrong-password': 403,
  'not-consented': 403,
  'bad-csv': 422,
  'bad-profile': 422,
  'bad-schedule': 422,
  'bad-download-path': 422,
};

function answerCsv({ name, bytes, encoding = 'utf-8' }: CsvAnswer): Answer {
  return {
    status: 200,
    headers: {
      'content-type': `text/csv; charset=${encoding}`,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
    body: bytes,
  };
}

function invalid(error: z.ZodError): Answer {
  const reasons = error.issues.map((issue) => `${issue.path.join('.') || 'request'}: ${issue.message}`);
  return problem(400, { code: 'invalid-request', detail: reasons.join('; ') });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function problem(status: number, value: ApiProblem, headers: Readonly<Record<string, string>> = {}): Answer {
  return answerJson(status, value, headers);
}
