import type { RunView } from '../../shared/domain/run.ts';
import type { Outbox } from '../backend/outbox.ts';
import type { Bench } from '../bench/bench.ts';
import type { EnrollmentWatch } from '../enrollment/watch.ts';
import type { Fleet } from '../fleet/create-fleet.ts';
import type { ProfileStore } from '../identity/profile-store.ts';
import type { SecretStore } from '../identity/secrets.ts';
import type { StationPin } from '../identity/station-pin.ts';
import type { Vault } from '../identity/vault.ts';
import type { Kitting } from '../kitting/kitting.ts';
import type { Clock } from '../ports/clock.ts';
import type { RosterBook } from '../roster/roster-book.ts';
import type { RosterRetention } from '../roster/roster-retention.ts';
import type { Store } from '../store/store.ts';
import type { Backends } from './backends.ts';
import type { Backups } from './backups.ts';
import type { StationCalendar } from './calendar.ts';
import type { StationChecks } from './checks.ts';
import type { HelperMode } from './helper-mode.ts';
import type { StationMirror } from './mirror.ts';
import type { Retention } from './retention.ts';
import type { Shifts } from './shifts.ts';
import type { StationStatusSource } from './status.ts';

/** What the contract's handlers work with: the parts of one running core. */
export type StationContext = {
  readonly clock: Clock;
  readonly store: Store;
  readonly secrets: SecretStore;
  readonly vault: Pick<Vault, 'isOpenedBy'>;
  readonly pin: StationPin;
  readonly helperMode: HelperMode;
  readonly shifts: Shifts;
  readonly profiles: ProfileStore;
  readonly bench: Bench;
  readonly kitting: Kitting;
  readonly watch: EnrollmentWatch;
  readonly outbox: Outbox;
  readonly mirror: StationMirror;
  readonly retention: Retention;
  readonly rosters: RosterBook;
  readonly rosterRetention: RosterRetention;
  readonly backends: Backends;
  readonly backups: Backups;
  readonly fleet: Fleet;
  readonly checks: StationChecks;
  readonly calendar: StationCalendar;
  readonly status: StationStatusSource;
  readonly runViews: { withVerdict(run: RunView): RunView };
  /** Tells every face, for changes that no part of the core tells by itself. */
  readonly publishStatus: () => void;
  /** Asks the process that hosts this core to end it. */
  readonly requestStop: () => void;
};
