import type { ErrorArea } from '../../errors/table.ts';

export const wireErrors = {} as const satisfies ErrorArea;
