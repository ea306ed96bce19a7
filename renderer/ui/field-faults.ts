import type { z } from 'zod';

/** What is wrong with one field, for the sentence under it. */
export type FieldFault =
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-long'; readonly limit: number }
  | { readonly kind: 'too-many'; readonly limit: number }
  | { readonly kind: 'too-short'; readonly limit: number }
  | { readonly kind: 'not-a-url' }
  | { readonly kind: 'format' };

/** Path with dots → its first fault. */
export type FieldFaults = ReadonlyMap<string, FieldFault>;

/** A form as it may be sent, or what is wrong with it. */
export type Checked<Input> =
  | { readonly ok: true; readonly input: Input }
  | { readonly ok: false; readonly faults: FieldFaults };

/** What a schema says of a whole form. */
export function checkedBy<Input>(schema: z.ZodType<Input>, form: unknown): Checked<Input> {
  const parsed = schema.safeParse(form);
  return parsed.success ? { ok: true, input: parsed.data } : { ok: false, faults: faultsOf(parsed.error.issues) };
}

function faultsOf(issues: readonly z.core.$ZodIssue[]): FieldFaults {
  const faults = new Map<string, FieldFault>();
  for (const issue of issues) {
    const path = issue.path.join('.');
    if (!faults.has(path)) faults.set(path, faultOf(issue));
  }
  return faults;
}

function faultOf(issue: z.core.$ZodIssue): FieldFault {
  switch (issue.code) {
    case 'too_small': {
      const limit = Number(issue.minimum);
      return limit <= 1 && issue.origin === 'string' ? { kind: 'missing' } : { kind: 'too-short', limit };
    }
    case 'too_big': {
      const kind = issue.origin === 'array' ? 'too-many' : 'too-long';
      return { kind, limit: Number(issue.maximum) };
    }
    case 'invalid_type':
      return { kind: 'missing' };
    case 'invalid_format':
      return issue.format === 'uuid' ? { kind: 'missing' } : { kind: issue.format === 'url' ? 'not-a-url' : 'format' };
    default:
      return { kind: 'format' };
  }
}
