import type { ErrorArea } from '../../errors/table.ts';

export const enrollmentErrors = {} as const satisfies ErrorArea;
