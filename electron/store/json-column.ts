import { z } from 'zod';
import { KitError } from '../../shared/errors/kit-error.ts';

/** Reads a JSON column. @throws KitError `store.damaged`, naming the place and never the value. */
export function readJson<T extends z.ZodType>(schema: T, text: string | Buffer, place: string): z.output<T> {
  try {
    return schema.parse(JSON.parse(text.toString()));
  } catch (error) {
    const reason = error instanceof z.ZodError ? (error.issues[0]?.path.join('.') ?? 'shape') : 'JSON';
    throw new KitError('store.damaged', { file: place, reason });
  }
}
