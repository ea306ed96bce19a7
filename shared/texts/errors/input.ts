import type { ErrorArea } from '../../errors/table.ts';

export const inputErrors = {} as const satisfies ErrorArea;
