import { autoRunErrors } from '../texts/errors/auto-run.ts';
import { backendErrors } from '../texts/errors/backend.ts';
import { backupErrors } from '../texts/errors/backup.ts';
import { blueprintFileErrors } from '../texts/errors/blueprint-file.ts';
import { calendarErrors } from '../texts/errors/calendar.ts';
import { campaignErrors } from '../texts/errors/campaign.ts';
import { enrollmentErrors } from '../texts/errors/enrollment.ts';
import { fleetErrors } from '../texts/errors/fleet.ts';
import { identityErrors } from '../texts/errors/identity.ts';
import { inputErrors } from '../texts/errors/input.ts';
import { kittingErrors } from '../texts/errors/kitting.ts';
import { linkErrors } from '../texts/errors/link.ts';
import { mirrorErrors } from '../texts/errors/mirror.ts';
import { pinErrors } from '../texts/errors/pin.ts';
import { rosterErrors } from '../texts/errors/roster.ts';
import { serveErrors } from '../texts/errors/serve.ts';
import { stationErrors } from '../texts/errors/station.ts';
import { transferErrors } from '../texts/errors/transfer.ts';
import { windowErrors } from '../texts/errors/window.ts';
import { wireErrors } from '../texts/errors/wire.ts';
import type { ErrorArea, ErrorEntry } from './entry.ts';

const table = {
  ...wireErrors,
  ...kittingErrors,
  ...autoRunErrors,
  ...enrollmentErrors,
  ...backendErrors,
  ...calendarErrors,
  ...campaignErrors,
  ...fleetErrors,
  ...linkErrors,
  ...mirrorErrors,
  ...pinErrors,
  ...rosterErrors,
  ...serveErrors,
  ...stationErrors,
  ...backupErrors,
  ...transferErrors,
  ...identityErrors,
  ...blueprintFileErrors,
  ...inputErrors,
  ...windowErrors,
} satisfies ErrorArea;

export type ErrorCode = keyof typeof table;
export const errorTable: Readonly<Record<ErrorCode, ErrorEntry>> = table;

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(table, code);
}
