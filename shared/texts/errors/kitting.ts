import type { ErrorArea } from '../../errors/table.ts';

export const kittingErrors = {} as const satisfies ErrorArea;
