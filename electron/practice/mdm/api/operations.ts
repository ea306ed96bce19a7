import { csvOperations } from './csv-operations.ts';
import { deviceOperations } from './device-operations.ts';
import { groupOperations } from './group-operations.ts';
import { materialOperations } from './material-operations.ts';
import type { Operation } from './operation.ts';
import { requestOperations } from './request-operations.ts';
import { retireOperations } from './retire-operations.ts';

/** Everything the console does for an administrator. */
export const operations: readonly Operation[] = [
  ...deviceOperations,
  ...groupOperations,
  ...requestOperations,
  ...retireOperations,
  ...materialOperations,
  ...csvOperations,
];
