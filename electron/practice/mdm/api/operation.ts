import type { z } from 'zod';
import type { Clock } from '../../../ports/clock.ts';
import type { Administrator, ConsoleAccount } from '../console/account.ts';
import type { CsvEncoding } from '../console/csv/encoding.ts';

export type OperationContext = {
  readonly account: ConsoleAccount;
  readonly administrator: Administrator;
  readonly clock: Clock;
};

/** A file that an operation answers with. */
export type CsvAnswer = { readonly name: string; readonly bytes: Buffer; readonly encoding?: CsvEncoding };

type Shape = {
  readonly id: string;
  readonly path: string;
  readonly summary: string;
};
type Get<Query extends z.ZodType> = Shape & { readonly method: 'GET'; readonly query?: Query };
type Change = Shape & { readonly method: 'POST' | 'PATCH' };

/** One operation of the console's API; its schemas check the traffic and make the OpenAPI document. */
export type Operation = Shape & {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly query: z.ZodType | undefined;
  /** A CSV file is taken as it is. */
  readonly body: z.ZodType | 'csv' | undefined;
  readonly result: z.ZodType | 'csv';
  /** Values were checked by the schemas before. Throws ConsoleRefusal. */
  run(input: OperationInput, context: OperationContext): unknown;
};

export type OperationInput = {
  readonly params: Readonly<Record<string, string>>;
  readonly query: unknown;
  readonly body: unknown;
  readonly csv: Buffer;
};

type Params = OperationInput['params'];

export function read<Query extends z.ZodType, Result extends z.ZodType>(
  shape: Get<Query> & {
    readonly result: Result;
    run(
      input: { readonly query: z.output<Query>; readonly params: Params },
      context: OperationContext,
    ): z.input<Result>;
  },
): Operation {
  return { ...shape, query: shape.query, body: undefined, run: shape.run as Operation['run'] };
}

export function download<Query extends z.ZodType>(
  shape: Get<Query> & {
    run(input: { readonly query: z.output<Query>; readonly params: Params }, context: OperationContext): CsvAnswer;
  },
): Operation {
  return { ...shape, query: shape.query, body: undefined, result: 'csv', run: shape.run as Operation['run'] };
}

export function change<Body extends z.ZodType, Result extends z.ZodType>(
  shape: Change & {
    readonly body?: Body;
    readonly result: Result;
    run(input: { readonly body: z.output<Body>; readonly params: Params }, context: OperationContext): z.input<Result>;
  },
): Operation {
  return { ...shape, query: undefined, body: shape.body, run: shape.run as Operation['run'] };
}

export function upload<Result extends z.ZodType>(
  shape: Change & {
    readonly result: Result;
    run(input: { readonly csv: Buffer }, context: OperationContext): z.input<Result>;
  },
): Operation {
  return { ...shape, query: undefined, body: 'csv', run: shape.run };
}
