import type { EnrollmentMode, Verification } from '../../shared/domain/blueprint.ts';

/** `stays`: its absence later speaks against the run. `may-go`: Wi-Fi for the day, for instance. `enrolls`: it holds the MDM payload. */
export type InstalledProfile = {
  readonly identifier: string;
  readonly lifetime: 'stays' | 'may-go' | 'enrolls';
};

/** What a run that ended *prepared* left behind, as far as its enrollment is concerned. */
export type WatchSubject = {
  readonly runId: string;
  readonly deviceKey: string;
  readonly serial: string;
  readonly udid: string;
  /** `null` = MDMに登録しない: nothing is enrolled, nothing is waited for. */
  readonly serverId: string | null;
  readonly enrollment: EnrollmentMode;
  readonly verification: Verification;
  readonly supervised: boolean;
  /** OrganizationMagic of every attempt of the run; a device that shows another one was prepared by somebody else. */
  readonly magics: readonly string[];
  /** Every profile the run installed. */
  readonly profiles: readonly InstalledProfile[];
  /**
   * ISO time of the run's cloud configuration, or of its start: an enrollment the backend saw only before it is an
   * older one, for a wiped device tells no server (mdm §2.3).
   */
  readonly since: string;
};
