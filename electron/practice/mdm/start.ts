import { randomBytes, randomUUID } from 'node:crypto';
import type { PlistDict } from '../../codecs/plist/value.ts';
import { der, pem } from '../../crypto/certificates.ts';
import { type Clock, systemClock } from '../../ports/clock.ts';
import { type Authority, createAuthority } from '../https/authority.ts';
import { createPracticeClock, type PracticeClock } from '../practice-clock.ts';
import { createConsoleApi } from './api/router.ts';
import { createPanels, type Panels } from './clomo/panels.ts';
import { type MdmOptions, mdmConfigSchema } from './config.ts';
import { createClientAddresses, createClientDownload } from './console/client-download.ts';
import { type Console, createConsole } from './console/console.ts';
import {
  type CredentialChange,
  changeCredential,
  type EnrollmentUrl,
  enrollmentUrls,
} from './console/enrollment-urls.ts';
import { createDeviceSide } from './device-side.ts';
import { createIdentitySource } from './identity-source.ts';
import { type Link, openListeners, originOf } from './listeners.ts';
import { createDevices, isEnrolled } from './management/devices.ts';
import { createIdentities } from './management/identities.ts';
import { createPushSender } from './management/push-sender.ts';
import { createWebhook } from './management/webhook.ts';
import { API_PATH } from './records/api.ts';
import { createRecordsSide, type RecordsSide } from './records/side.ts';
import { createChallenges } from './scep/challenges.ts';
import { createScepServer } from './scep/server.ts';
import { type EnrollmentAttempt, type Witness, witness } from './witness.ts';

/** What a station is told about the server; also the process's ready line. */
export type MdmReady = {
  readonly device: { readonly url: string };
  /** Base64 DER, for AnchorCertificates. */
  readonly anchors: readonly string[];
  readonly enrollment: {
    readonly mobiconnect: readonly EnrollmentUrl[];
    readonly clomo: readonly string[];
    readonly plain: string;
  };
  readonly records: { readonly baseUrl: string; readonly token: string; readonly trust: readonly string[] };
  /** The page, and its API below; an administrator signs in as `<user>@<account>`. */
  readonly console: { readonly url: string; readonly administrators: readonly string[] };
};

export type PracticeMdm = {
  readonly ready: MdmReady;
  readonly clock: PracticeClock;
  readonly console: Console;
  /** CLOMO's, one per customer. */
  readonly panels: Panels;
  /** Faults, certificate and clock of the records API. */
  readonly records: RecordsSide;
  witness(): Witness;
  /** Link 3 is `records`: the listener closes and its connections die. */
  setLink(link: Link, state: 'up' | 'down'): Promise<void>;
  /** Changes a group's credential and gives the URLs as they are now. */
  changeCredential(change: CredentialChange): readonly EnrollmentUrl[];
  setActiveElsewhere(serial: string, active: boolean): void;
  /** Queues a command and wakes the device. Returns the CommandUUID. Throws when the serial is not enrolled. */
  enqueue(serial: string, command: PlistDict, uuid?: string): string;
  push(serial: string): void;
  /** The process goes and comes back: every listener drops its connections; what was stored stays. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts the practice MDM on loopback, under a new authority unless one is given. Throws when the options are invalid or a
 * port cannot be had.
 */
export async function startMdm(
  options: MdmOptions = {},
  world: { readonly clock?: Clock; readonly authority?: Authority } = {},
): Promise<PracticeMdm> {
  const config = mdmConfigSchema.parse(options);
  const clock = createPracticeClock(world.clock ?? systemClock);
  const authority = world.authority ?? (await createAuthority(clock));
  const topic = `com.apple.mgmt.External.${randomUUID()}`;
  const token = config.recordsToken ?? randomBytes(24).toString('base64url');
  const [devices, identities] = [createDevices(), createIdentities()];
  const pusher = createPushSender({ apns: config.apns, topic, clock });
  const addresses = createClientAddresses();
  const deviceOrigin = () => originOf(listeners.device);
  const console = createConsole(config, {
    clock,
    devices,
    pusher,
    clientUrl: (requestId) => deviceOrigin() + addresses.of(requestId),
  });
  const panels = createPanels(config.customers, clock);
  const webhook = config.webhook && createWebhook(config.webhook, clock);
  const challenges = createChallenges(identities);
  const activeElsewhere = new Set<string>();
  const attempts: EnrollmentAttempt[] = [];
  const scepAgent = config.identity === 'scep' ? await authority.issueIdentity('SCEP') : undefined;

  const deviceSide = createDeviceSide({
    clock,
    authority,
    console,
    panels,
    webhook,
    identities,
    devices,
    topic,
    origin: deviceOrigin,
    settings: {
      ...config,
      deviceCa: config.deviceCa === undefined ? undefined : der(config.deviceCa),
      minimumOsVersion: config.minimumOsVersion,
    },
    identityFor: createIdentitySource({
      kind: config.identity,
      authority,
      identities,
      challenges,
      origin: deviceOrigin,
    }),
    activeElsewhere,
    onOutcome: (outcome, serial) =>
      void attempts.push({ at: clock.now().toISOString(), outcome, ...(serial !== undefined && { serial }) }),
    observer: panels.observe(console.observer),
    push: pusher.push,
    clientDownload: createClientDownload(console, addresses),
    scep: scepAgent && createScepServer({ authority, agent: scepAgent, challenges, clock }),
  });
  const records = createRecordsSide({
    token,
    clock,
    devices,
    authority,
    isRetired: (device) => device.account !== undefined && console.stateOf(device) !== 'active',
    present: (identity) => listeners.records.present(identity),
  });
  const listeners = await openListeners(authority, config.ports, {
    device: deviceSide,
    records: records.handler,
    console: createConsoleApi({ console, clock }),
  });

  function enrolledDevice(serial: string) {
    const device = devices.bySerial(serial);
    if (!device || !isEnrolled(device)) throw new Error(`${serial} is not enrolled`);
    return device;
  }

  return {
    clock,
    console,
    panels,
    records,
    ready: {
      device: { url: deviceOrigin() },
      anchors: [authority.anchor.toString('base64')],
      enrollment: {
        mobiconnect: enrollmentUrls(console, deviceOrigin()),
        clomo: config.customers.map(({ customer }) => `${deviceOrigin()}/${customer}/ios`),
        plain: `${deviceOrigin()}/enroll`,
      },
      records: { baseUrl: originOf(listeners.records) + API_PATH, token, trust: [pem(authority.anchor)] },
      console: {
        url: originOf(listeners.console),
        administrators: console
          .accounts()
          .flatMap(({ name, administrators }) => administrators.map(({ user }) => `${user}@${name}`)),
      },
    },
    witness: () => witness(devices.all(), attempts, records.store),
    setLink: (link, state) => (state === 'up' ? listeners[link].restore() : listeners[link].cut()),
    changeCredential(change) {
      changeCredential(console, change, clock);
      return enrollmentUrls(console, deviceOrigin());
    },
    setActiveElsewhere: (serial, active) =>
      void (active ? activeElsewhere.add(serial) : activeElsewhere.delete(serial)),
    enqueue(serial, command, wanted) {
      const device = enrolledDevice(serial);
      const { uuid } = device.queue.enqueue(command, wanted);
      pusher.push(device);
      return uuid;
    },
    push: (serial) => pusher.push(enrolledDevice(serial)),
    async restart() {
      for (const listener of Object.values(listeners)) {
        await listener.cut();
        await listener.restore();
      }
    },
    async close() {
      pusher.close();
      console.close();
      await Promise.all(Object.values(listeners).map((listener) => listener.cut()));
      await webhook?.settled();
    },
  };
}
