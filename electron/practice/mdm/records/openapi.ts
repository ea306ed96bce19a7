import { z } from 'zod';
import { enrollmentRecordSchema, lookupSchema } from '../../../../shared/domain/record.ts';
import { acceptedSchema, lookupListSchema, problemSchema, recordListSchema, recordResultsSchema } from './schemas.ts';

type Json = { readonly [key: string]: unknown };

/** The contract of the records API, OpenAPI 3.1; its schemas are made from the ones that check the traffic. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kitbench enrollment records',
      version: '1.2',
      description:
        'Takes enrollment records exactly once and tells what the MDM knows of a serial number. A client sends a record ' +
        'until it is answered; the idempotency key is the record id, made once when the fact happened. ' +
        'A record names the revision of its shape in `schema`: 2 added `operator`, who worked at the station. A receiver ' +
        'takes every revision up to the one it knows, since a station sends what it stored in the shape it was stored in.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    paths: {
      '/records/{id}': { put: putRecord() },
      '/records': { get: listRecords(), post: postRecords() },
      '/devices/{serial}': { get: lookUpOne() },
      '/devices': { get: lookUpMany() },
    },
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: {
        EnrollmentRecord: schemaOf(enrollmentRecordSchema, 'input'),
        Accepted: schemaOf(acceptedSchema, 'output'),
        RecordResults: schemaOf(recordResultsSchema, 'output'),
        RecordList: schemaOf(recordListSchema, 'output'),
        Lookup: schemaOf(lookupSchema, 'output'),
        LookupList: schemaOf(lookupListSchema, 'output'),
        Problem: schemaOf(problemSchema, 'output'),
      },
    },
  };
}

function putRecord(): Json {
  const uuid = { type: 'string', format: 'uuid' };
  return {
    operationId: 'putRecord',
    summary: 'Takes one record. Repeating the same request repeats the first answer.',
    parameters: [
      { name: 'id', in: 'path', required: true, schema: uuid },
      { name: 'Idempotency-Key', in: 'header', required: true, schema: uuid, description: 'Equal to id.' },
    ],
    requestBody: { required: true, content: json('EnrollmentRecord') },
    responses: {
      201: {
        ...answer('Taken, now or by an earlier request with the same bytes.', 'Accepted'),
        headers: {
          'Records-Per-Request': {
            description:
              'How many records one `POST /records` may carry. A server that leaves it out, or that does not have ' +
              'that operation, is sent one record at a time.',
            schema: { type: 'integer', minimum: 1 },
          },
        },
      },
      400: answer('The request is not a record, or its three ids differ.', 'Problem'),
      401: answer('The token is missing or wrong.', 'Problem'),
      409: answer('The effect (station, run, serial, attempt, kind) was recorded under another id.', 'Problem'),
      413: { description: 'The body is too large.' },
      422: answer('The key came before with another payload.', 'Problem'),
    },
  };
}

function postRecords(): Json {
  const description =
    'A line for each record: the very bytes that `putRecord` would carry, which hold no line break. Records of one ' +
    'device never travel together. The results come in the order of the lines; 200 says nothing of any single record. ' +
    'A client sends every record again by `putRecord` whose id is not answered with 201.';
  return {
    operationId: 'postRecords',
    summary: 'Takes several records, each for itself, as `putRecord` would.',
    requestBody: { required: true, content: { 'application/x-ndjson': { schema: { type: 'string', description } } } },
    responses: {
      200: answer('What became of each.', 'RecordResults'),
      400: answer('The body is of another media type.', 'Problem'),
      401: answer('The token is missing or wrong.', 'Problem'),
      413: answer('More records than `Records-Per-Request` says, or the body is too large.', 'Problem'),
    },
  };
}

function listRecords(): Json {
  return {
    operationId: 'listRecords',
    summary: 'All records of a device, and the current one of each run.',
    parameters: [parameter('serial', 'query')],
    responses: read('The records.', 'RecordList'),
  };
}

function lookUpOne(): Json {
  return {
    operationId: 'lookUpDevice',
    summary: 'Whether a serial number is enrolled: yes, no or unknown. Never 404.',
    parameters: [parameter('serial', 'path')],
    responses: read('What is known.', 'Lookup'),
  };
}

function lookUpMany(): Json {
  return {
    operationId: 'lookUpDevices',
    summary: 'The same for up to 200 serial numbers, separated by commas, in their order.',
    parameters: [parameter('serials', 'query')],
    responses: read('What is known of each.', 'LookupList'),
  };
}

function read(description: string, schema: string): Json {
  return {
    200: answer(description, schema),
    400: answer('A serial number is missing or malformed.', 'Problem'),
    401: answer('The token is missing or wrong.', 'Problem'),
  };
}

function parameter(name: string, place: 'query' | 'path'): Json {
  return { name, in: place, required: true, schema: { type: 'string' } };
}

function answer(description: string, schema: string): Json {
  return { description, content: json(schema) };
}

function json(schema: string): Json {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
}
