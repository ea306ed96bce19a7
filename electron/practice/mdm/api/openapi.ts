import { z } from 'zod';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import { problemSchema } from './views.ts';

type Json = { readonly [key: string]: unknown };

/** The contract of the practice console's API, OpenAPI 3.1; its schemas are the ones that check the traffic. */
export function consoleOpenApiDocument(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kitbench practice console',
      version: '1',
      description:
        'An MDM console to practise with, after the words and rules of the vendors’ manuals: no vendor offers this API.',
    },
    servers: [{ url: '/console/v1' }],
    security: [{ administrator: [] }],
    paths,
    components: {
      securitySchemes: { administrator: { type: 'http', scheme: 'basic', description: '<user>@<account>' } },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
    },
  };
}

function describe({ id, path, summary, query, body, result }: Operation): Json {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) =>
    parameter(name ?? '', 'path', { type: 'string' }, true),
  );
  return {
    operationId: id,
    summary,
    parameters: [...inPath, ...(query ? queryParameters(query) : [])],
    ...(body && { requestBody: { required: true, content: content(body, 'input') } }),
    responses: {
      200: { description: 'Done.', content: content(result, 'output') },
      ...Object.fromEntries(Object.entries(PROBLEMS).map(([status, description]) => [status, refusal(description)])),
    },
  };
}

const PROBLEMS = {
  400: 'The request does not fit the schema.',
  401: 'Nobody is signed in.',
  403: 'The password is wrong, or the consent is missing.',
  404: 'There is no such thing, or the administrator does not see it.',
  409: 'The state forbids it.',
  422: 'The file or the value makes no sense.',
} as const;

function refusal(description: string): Json {
  return { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}

function queryParameters(query: z.ZodType): Json[] {
  const { properties = {} } = schemaOf(query, 'input') as { properties?: Record<string, Json> };
  return Object.entries(properties).map(([name, schema]) => parameter(name, 'query', schema, false));
}

function parameter(name: string, place: 'query' | 'path', schema: Json, required: boolean): Json {
  return { name, in: place, required, schema };
}

function content(schema: z.ZodType | 'csv', io: 'input' | 'output'): Json {
  return schema === 'csv'
    ? { 'text/csv': { schema: { type: 'string' } } }
    : { 'application/json': { schema: schemaOf(schema, io) } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
}
