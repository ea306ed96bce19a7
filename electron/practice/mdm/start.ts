import { randomBytes, randomUUID } from 'node:crypto';
import type { PlistDict } from '../../codecs/plist/value.ts';
import { der, pem } from '../../crypto/certificates.ts';
import { type Clock, systemClock } from '../../ports/clock.ts';
import { type Authority, createAuthority, type ServerIdentity, serverPem } from '../https/authority.ts';
import type { Handler } from '../https/exchange.ts';
import { openTlsListener, type TlsListener } from '../https/tls-listener.ts';
import { createPracticeClock, type PracticeClock } from '../practice-clock.ts';
import { type CredentialChange, createAccounts, type EnrollmentUrl } from './accounts.ts';
import { type MdmOptions, mdmConfigSchema } from './config.ts';
import { createDeviceSide } from './device-side.ts';
import { createDevices, isEnrolled } from './management/devices.ts';
import { createIdentities } from './management/identities.ts';
import { createPushSender } from './management/push-sender.ts';
import { API_PATH, createRecordsApi } from './records/api.ts';
import { createRecordStore } from './records/record-store.ts';
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
};

type Link = 'device' | 'records';

export type PracticeMdm = {
  readonly ready: MdmReady;
  readonly clock: PracticeClock;
  witness(): Witness;
  /** Link 3 is `records`: the listener closes and its connections die. */
  setLink(link: Link, state: 'up' | 'down'): Promise<void>;
  /** Changes a group's credential and gives the URLs as they are now. */
  changeCredential(change: CredentialChange): readonly EnrollmentUrl[];
  setActiveElsewhere(serial: string, active: boolean): void;
  /** Queues a command and wakes the device. Returns the CommandUUID. Throws when the serial is not enrolled. */
  enqueue(serial: string, command: PlistDict): string;
  push(serial: string): void;
  close(): Promise<void>;
};

const MAX_DEVICE_BODY_BYTES = 4 * 1024 * 1024;
const MAX_RECORD_BODY_BYTES = 256 * 1024;

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
  const accounts = createAccounts(config.accounts, clock);
  const [devices, store] = [createDevices(), createRecordStore(clock)];
  const pusher = createPushSender({ apns: config.apns, topic, clock });
  const activeElsewhere = new Set<string>();
  const attempts: EnrollmentAttempt[] = [];

  const deviceHandler = createDeviceSide({
    clock,
    authority,
    accounts,
    identities: createIdentities(),
    devices,
    topic,
    origin: () => origin(listeners.device),
    settings: {
      ...config,
      deviceCa: config.deviceCa === undefined ? undefined : der(config.deviceCa),
      minimumOsVersion: config.minimumOsVersion,
    },
    activeElsewhere,
    onOutcome: (outcome, serial) =>
      void attempts.push({ at: clock.now().toISOString(), outcome, ...(serial !== undefined && { serial }) }),
    onEnrolled: pusher.push,
  });
  const recordsHandler = createRecordsApi({ token, clock, store, devices });
  const listeners = await openListeners(serverPem(authority.server), config.ports, deviceHandler, recordsHandler);

  function enrolledDevice(serial: string) {
    const device = devices.bySerial(serial);
    if (!device || !isEnrolled(device)) throw new Error(`${serial} is not enrolled`);
    return device;
  }

  return {
    clock,
    ready: {
      device: { url: origin(listeners.device) },
      anchors: [authority.anchor.toString('base64')],
      enrollment: {
        mobiconnect: accounts.urls(origin(listeners.device)),
        clomo: config.customers.map((customer) => `${origin(listeners.device)}/${customer}/ios`),
        plain: `${origin(listeners.device)}/enroll`,
      },
      records: { baseUrl: origin(listeners.records) + API_PATH, token, trust: [pem(authority.anchor)] },
    },
    witness: () => witness(devices.all(), attempts, store),
    setLink: (link, state) => (state === 'up' ? listeners[link].restore() : listeners[link].cut()),
    changeCredential(change) {
      accounts.change(change);
      return accounts.urls(origin(listeners.device));
    },
    setActiveElsewhere: (serial, active) =>
      void (active ? activeElsewhere.add(serial) : activeElsewhere.delete(serial)),
    enqueue(serial, command) {
      const device = enrolledDevice(serial);
      const { uuid } = device.queue.enqueue(command);
      pusher.push(device);
      return uuid;
    },
    push: (serial) => pusher.push(enrolledDevice(serial)),
    async close() {
      pusher.close();
      await Promise.all([listeners.device.cut(), listeners.records.cut()]);
    },
  };
}

/** Both or none. */
async function openListeners(
  identity: ServerIdentity,
  ports: Readonly<Record<Link, number>>,
  deviceSide: Handler,
  recordsApi: Handler,
): Promise<Record<Link, TlsListener>> {
  const device = await openTlsListener({
    identity,
    port: ports.device,
    maxBodyBytes: MAX_DEVICE_BODY_BYTES,
    handler: deviceSide,
  });
  try {
    const records = await openTlsListener({
      identity,
      port: ports.records,
      maxBodyBytes: MAX_RECORD_BODY_BYTES,
      handler: recordsApi,
    });
    return { device, records };
  } catch (error) {
    await device.cut();
    throw error;
  }
}

function origin({ port }: TlsListener): string {
  return `https://localhost:${port}`;
}
