import type { Room } from '../room.ts';
import type { DeviceContent, DeviceCounters, DeviceHardware, Screen } from './state.ts';

/**
 * What a person at the device can do. `join-wifi` is choosing the room's network and typing its password;
 * `install-profile` accepts the one that waits in Settings; `open-notification` opens the client app's oldest.
 */
export const tapButtons = [
  'trust',
  'dont-trust',
  'join-wifi',
  'next',
  'apply-configuration',
  'cancel',
  'install-profile',
  'open-notification',
] as const;
export type TapButton = (typeof tapButtons)[number];

/**
 * Told to `PracticeDevice.on` listeners, in order. `erased` comes when the content was replaced (the device is still
 * booting), `booted` when it runs again. `online` only tells changes.
 */
export type DeviceEvent =
  | { readonly type: 'attached'; readonly deviceId: number }
  | { readonly type: 'detached'; readonly deviceId: number }
  | { readonly type: 'erased' }
  | { readonly type: 'booted' }
  | { readonly type: 'screen'; readonly screen: Screen }
  | { readonly type: 'tap'; readonly button: TapButton; readonly actor: string }
  | { readonly type: 'online'; readonly online: boolean }
  | { readonly type: 'locked'; readonly locked: boolean }
  | { readonly type: 'changed'; readonly what: ChangedContent }
  | { readonly type: 'notification'; readonly name: string };

/** What of the content somebody replaced or edited: tell it with `changed`, so that network and screens follow. */
type ChangedContent =
  | 'profiles'
  | 'network'
  | 'cloud-configuration'
  | 'activation'
  | 'mdm'
  | 'name'
  | 'enrollment-alert'
  | 'downloaded-profile';

/** How a scenario makes this device special; what an erase cannot change. */
export type DeviceTraits = {
  /** Assigned to an MDM server in Apple's console: SetCloudConfiguration is refused with 33004. */
  readonly adeAssigned: boolean;
  /** Activation Lock: the activation server asks for an Apple ID. */
  readonly activationLocked: boolean;
  /** com.apple.fmip answers nothing: whether Find My is on stays unknown. */
  readonly hidesFindMy: boolean;
  /** Answers lockdownd requests with binary property lists. */
  readonly binaryReplies: boolean;
  /** After an erase, re-enumerates a second time. */
  readonly reattachesTwice: boolean;
  /** First registered at iOS 7–8.2: what a person downloads does not overwrite the profiles it has (mission §9). */
  readonly overwriteBlocked: boolean;
};

/** Durations a real device takes: resources/practice/delays.json names a source for each. */
export const deviceTimings = [
  'erase',
  'reboot',
  'lockdown-after-boot',
  'second-attach',
  'set-cloud-configuration',
  'install-profile',
  'escalate',
  'activation',
  'springboard-restart',
] as const;
export type DeviceTiming = (typeof deviceTimings)[number];

/** `cannot-check-in`: no network, no trust, or refused by the server. `invalid`: the profile's MDM settings make no sense. */
export type EnrollmentOutcome = 'enrolled' | 'cannot-check-in' | 'invalid';

type Battery = { percent: number; charging: boolean };

/**
 * A simulated iPhone or iPad. The one object all practice sides of a device share: lockdownd and the services
 * (`services/`), the MDM client (`mdm-client/`), the control channel.
 *
 * `content` is replaced as a whole by an erase: read it anew after each wait, and never keep a reference. Edit its
 * fields in place, then call `changed` where `ChangedContent` names them.
 */
export type PracticeDevice = {
  readonly hardware: DeviceHardware;
  readonly traits: DeviceTraits;
  readonly content: DeviceContent;
  readonly counters: DeviceCounters;
  readonly battery: Battery;
  readonly room: Room;
  /** The usbmuxd handle while attached; a new one at every attach. */
  readonly deviceId: number | undefined;
  /** False while off, erasing or booting: lockdownd takes no connection. */
  readonly running: boolean;
  /** On the network: the room's network is up and the device knows its name and key. */
  readonly online: boolean;

  /** What each thing takes on this device, in milliseconds; all 0 with `--delays none`. */
  readonly timings: Readonly<Record<DeviceTiming, number>>;

  /** Waits one of `timings` on the room's clock: before the effect of a request that takes a real device that long. */
  pause(timing: DeviceTiming): Promise<void>;
  on(listener: (event: DeviceEvent) => void): () => void;
  changed(what: ChangedContent): void;
  /** Tells a Darwin notification to everybody who observes it over notification_proxy. */
  notify(name: string): void;
  setScreen(screen: Screen): void;
  /** Counts and performs a tap. Throws when the screen does not offer the button. */
  tap(button: TapButton, actor: string): void;
  /**
   * Goes on behind a pane of Setup Assistant that is done (Remote Management after the enrollment): to the panes that
   * are not skipped, or Home when none is left.
   */
  continueSetup(): void;
  lock(): void;
  unlock(): void;

  /**
   * Enrolls by the MDM payload of a profile that was allowed to install; the MDM client sets it. Resolves once the
   * profile is among `content.profiles` and the device has checked in, or with why not, nothing installed.
   */
  enroll: ((profile: Buffer) => Promise<EnrollmentOutcome>) | undefined;

  /**
   * Erases: new content at Hello, all pairings gone, then detach, reboot and a new attach at the same LocationID.
   * Returns at once. Call it by `afterwards: 'erase'` from a service, so that the answer leaves first.
   */
  erase(): void;
  reboot(): void;
  shutdown(): void;
  /** Pulls the cable: every connection to the device ends. */
  detach(): void;
  /** Plugs it in; a switched-off device boots. */
  attach(): void;
};
