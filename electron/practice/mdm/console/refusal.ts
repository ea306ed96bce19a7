export const refusalCodes = [
  'no-such-group',
  'group-exists',
  'group-too-deep',
  'user-id-taken',
  'no-such-device',
  'no-such-request',
  'no-such-material',
  'material-exists',
  'no-such-dep-profile',
  'dep-profile-exists',
  'dep-credential-mismatch',
  'dep-token-expired',
  'device-active',
  'device-inactive',
  'no-plan',
  'client-app-missing',
  'client-app-present',
  'not-cancellable',
  'not-consented',
  'wrong-password',
  'bad-download-path',
  'bad-profile',
  'bad-schedule',
  'bad-csv',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** The console does not do what was asked; `detail` names which group, device or line. */
export class ConsoleRefusal extends Error {
  override readonly name = 'ConsoleRefusal';
  readonly code: RefusalCode;
  readonly detail: string;

  constructor(code: RefusalCode, detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}
