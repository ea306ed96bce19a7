import { first } from './001-first.ts';
import { backends } from './backends.ts';

/** In order and never edited once released: entry n brings a database from `user_version` n to n + 1. */
export const migrations: readonly string[] = [first, backends];
