import type { FrameSplitter } from '../../../codecs/frame-splitter.ts';
import type { PlistDict } from '../../../codecs/plist/value.ts';
import type { PracticeDevice } from '../device/device.ts';
import type { DevicePairing } from '../device/state.ts';
import type { Room } from '../room.ts';

/**
 * How to write a device service: export a `ServiceHandler`, add it to `registry.ts`. The bench does StartService, the
 * port, TLS, framing, plist decoding, latency, faults, gates, the message log and the counters of connections and
 * messages; a handler only turns requests into effects on `context.device` and answers. Requests of one connection
 * come one at a time, in order. A handler may keep state per connection in the closure of `open`.
 */
export type ServiceHandler = {
  /** As StartService names it: `com.apple.mobile.MCInstall`. */
  readonly name: string;
  /** Answers StartService with EnableServiceSSL: true for all that a station uses. */
  readonly tls: boolean;
  /** Startable without a session and without pairing (insecure_notification_proxy). Default false. */
  readonly insecure?: boolean;
  open(context: ServiceContext): ServiceConnection;
  /** Called once per device when the bench starts, for what a service does without a connection. */
  start?(device: PracticeDevice): void;
};

export type ServiceContext = {
  readonly device: PracticeDevice;
  readonly room: Room;
  /** The host that opened the session; undefined for an insecure service. */
  readonly pairing: DevicePairing | undefined;
  /** Sends a frame nobody asked for (notification_proxy); nothing happens once the connection is closed. */
  push(frame: PlistDict): void;
  close(): void;
};

/** Frames are u32 big-endian + plist (XML or binary): everything but AFC. */
export type PlistConnection = {
  readonly kind: 'plist';
  /** A word for the message log: RequestType, Command, Request… of the request. Never a value that may be secret. */
  nameOf(request: PlistDict): string;
  /** `undefined` answers nothing. A throw closes the connection: answer errors in the service's own words instead. */
  request(request: PlistDict): ServiceReply | undefined | Promise<ServiceReply | undefined>;
  /** The connection ended, from whichever side. */
  closed?(): void;
};

/** Own framing (AFC). */
export type FrameConnection = {
  readonly kind: 'frames';
  readonly splitter: FrameSplitter;
  nameOf(frame: Buffer): string;
  /** `undefined` answers nothing. */
  request(frame: Buffer): Buffer | undefined | Promise<Buffer | undefined>;
  closed?(): void;
};

export type ServiceConnection = PlistConnection | FrameConnection;

export type ServiceReply = {
  /** Left out: no answer, only what `afterwards` says. */
  readonly reply?: PlistDict;
  /** Default XML; real devices answer some services in binary. */
  readonly format?: 'xml' | 'binary';
  /**
   * Done after the answer was written, or could not be because the client went away: the effect is the device's own.
   * `close` ends the connection; `erase`, `reboot` and `shutdown` do what they say to the device, ending it too.
   */
  readonly afterwards?: 'close' | 'erase' | 'reboot' | 'shutdown';
};
