import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { consoleOpenApiDocument } from './openapi.ts';

const FILE = new URL('../../../../docs/practice-console.openapi.json', import.meta.url);

describe('the OpenAPI document of the console', () => {
  it('in docs/ is what the server gives at /openapi.json', () => {
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(consoleOpenApiDocument())));
  });

  it('gives every operation a name of its own', () => {
    const names = [...JSON.stringify(consoleOpenApiDocument()).matchAll(/"operationId":"(\w+)"/g)].map(
      ([, name]) => name,
    );
    expect(new Set(names).size).toBe(names.length);
  });
});
