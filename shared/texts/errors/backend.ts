import type { ErrorArea } from '../../errors/table.ts';

export const backendErrors = {} as const satisfies ErrorArea;
