import type { Blueprint } from '../../shared/domain/blueprint.ts';
import type { KnownOrNot } from '../../shared/domain/device.ts';
import type { Expiry } from '../../shared/domain/expiry.ts';
import type { Registration } from '../../shared/domain/fleet.ts';
import type { Organization } from '../../shared/domain/organization.ts';
import type { ProfileDocument } from '../../shared/domain/profile-document.ts';
import type { NumberSeries, RosterRow } from '../../shared/domain/roster.ts';
import type { Problem } from '../../shared/domain/run.ts';
import type { Server } from '../../shared/domain/server.ts';
import type { PreflightSeen, RecordsSeen } from '../../shared/domain/server-probe.ts';
import type { KitError } from '../../shared/errors/kit-error.ts';
import type { Mux } from '../devices/usbmux/client.ts';
import type { Clock } from '../ports/clock.ts';
import type { Profile } from '../profiles/read.ts';

export type CheckedServer = {
  readonly server: Server;
  /** DER trust anchors for the enrollment URL. */
  readonly anchors: readonly Buffer[];
  /** One dummy POST to the enrollment URL (electron/enrollment/preflight). */
  readonly knock: (signal: AbortSignal) => Promise<PreflightSeen>;
  /** One look at the records API; absent where records stay here. */
  readonly probeRecords?: (signal: AbortSignal) => Promise<RecordsSeen>;
};

/** Enough for the checks that look at servers only. */
export type ServersCheckContext = { readonly clock: Clock; readonly servers: readonly CheckedServer[] };

export type CheckedInbox = {
  /** Reads what is new. @returns why that failed. */
  readonly pull: (signal: AbortSignal) => Promise<KitError | undefined>;
  /** When the newest event happened of which this station knows. */
  readonly newestAt: () => string | undefined;
};

/** A server that has an MDM behind it, by its name, and what is on its way there. */
export type CheckedBackend = {
  readonly server: string;
  /** Asks its product something harmless; absent where that has no API. @returns why it did not answer. */
  readonly ask?: (signal: AbortSignal) => Promise<KitError | undefined>;
  readonly inbox?: CheckedInbox;
  readonly queue: {
    readonly waiting: number;
    readonly parked: number;
    /** When what has waited longest came into the queue. */
    readonly oldestAt?: string | undefined;
    /** Error code that made the queue wait for a person. */
    readonly pausedBy?: string | undefined;
  };
  /** Carried to a console by file and not confirmed by its list. */
  readonly exported?: { readonly count: number; readonly oldestAt: string } | undefined;
};

export type BackendCheckContext = { readonly clock: Clock; readonly backends: readonly CheckedBackend[] };

/** What every MDM that can be asked told of the devices in question. */
export type RegistrationsCheckContext = { readonly clock: Clock; readonly registrations: readonly Registration[] };

export type StationCheckContext = ServersCheckContext &
  BackendCheckContext & {
    readonly dataDir: string;
    readonly mux: Pick<Mux, 'readBuid' | 'listDevices'>;
    readonly vault: 'open' | 'locked' | 'absent';
    readonly organizations: readonly Organization[];
    /** The station's calendar. */
    readonly expiries: readonly Expiry[];
  };

export type CheckedProfile = {
  readonly name: string;
  readonly role: 'wifi' | 'silent';
  /** As read from its bytes, or why that failed. */
  readonly read: Profile | Problem;
  /** All that it says, where it can be read. */
  readonly document?: ProfileDocument | undefined;
};

/** Whether an MDM can be asked about a device: over the network, as of the last file from its console, or not at all. */
export type MdmAnswers = 'by-itself' | 'by-files' | 'no';

export type BlueprintCheckContext = {
  readonly clock: Clock;
  readonly blueprint: Blueprint;
  /** Absent when it was removed. */
  readonly organization?: Organization | undefined;
  readonly server?: Server | undefined;
  /** Of that server; absent without one. */
  readonly mdmAnswers?: MdmAnswers | undefined;
  readonly profiles: readonly CheckedProfile[];
  /** There is a copy of the organization's supervision identity outside this station. */
  readonly identityExported: KnownOrNot;
  /** The station's calendar, as it will be on the day that `clock` tells. */
  readonly expiries?: readonly Expiry[];
  /** Versions that the devices have, oldest first; empty when nobody knows. */
  readonly fleetOs?: readonly string[];
  /** The roster that is in use, or the one that the day is planned with. */
  readonly roster?: { readonly name: string; readonly rows: readonly RosterRow[] } | undefined;
  /** What is left of the numbers in device names. */
  readonly numbers?: readonly NumberSeries[];
};
