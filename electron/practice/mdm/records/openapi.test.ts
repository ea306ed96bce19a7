import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';

const FILE = new URL('../../../../docs/records-api.openapi.json', import.meta.url);

describe('the OpenAPI document', () => {
  it('in docs/ is what the server gives at /openapi.json', () => {
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });

  it('refers only to schemas it has', () => {
    const text = JSON.stringify(openApiDocument());
    const { components } = openApiDocument() as { components: { schemas: Record<string, unknown> } };
    const used = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name ?? '');
    expect(new Set(used)).toEqual(new Set(Object.keys(components.schemas)));
  });
});
