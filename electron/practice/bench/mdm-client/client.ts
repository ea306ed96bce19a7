import { randomBytes, randomUUID } from 'node:crypto';
import type { EnrollmentOutcome, PracticeDevice } from '../device/device.ts';
import type { MdmEnrollment } from '../device/state.ts';
import { installedAnchors } from '../services/mcinstall/payload-rules.ts';
import { authenticate, checkOut, updateToken } from './checkin.ts';
import { pollCommands } from './connect.ts';
import { watchRemoteManagement } from './enroll-by-url.ts';
import {
  type DeviceIdentity,
  type EnrollmentOrder,
  type EnrollmentSettings,
  readEnrollmentOrder,
} from './enrollment-settings.ts';
import { watchNotifications } from './notifications.ts';
import { requestIdentity, ScepError } from './scep-client.ts';
import { type MdmSession, openSessionLink, type SessionLink } from './session.ts';
import { TransportError } from './transport.ts';

/** One device's MDM client: enrolls, checks in, and sleeps until it is pushed. */
export type MdmClient = {
  readonly enrollment: MdmEnrollment | undefined;
  /** A push for this device's token; kept until it is online. One with another magic is ignored. */
  push(magic: string): void;
  /** The client app's notification of a tap request; kept until a person opens it. */
  notify(url: string): void;
  close(): void;
};

/** After the server could not be reached; the next change of network or lock comes earlier, often. */
const RETRY_MS = 60_000;

export function startMdmClient(device: PracticeDevice): MdmClient {
  const { clock } = device.room;
  let session: MdmSession | undefined;
  /** Ended by an erase, by the loss of the network, and at the end. */
  let network = new AbortController();
  let tokenDue = false;
  let pollDue = false;
  let pollWhenUnlocked = false;
  let working: Promise<void> | undefined;
  let cancelRetry = () => {};

  async function enroll(bytes: Buffer): Promise<EnrollmentOutcome> {
    const order = await readEnrollmentOrder(bytes);
    if (!order) return 'invalid';
    const { content } = device;
    const identity = device.online ? await obtainIdentity(order) : undefined;
    if (!identity) return 'cannot-check-in';
    const settings = { ...order, identity };
    if (!(await isAuthenticated(settings))) return 'cannot-check-in';
    if (device.content !== content) return 'cannot-check-in';
    install(settings);
    await work();
    return 'enrolled';
  }

  async function obtainIdentity({ identity, anchors }: EnrollmentOrder): Promise<DeviceIdentity | undefined> {
    if (identity.kind === 'held') return identity.identity;
    try {
      const trusted = [...anchors, ...installedAnchors(device.content)];
      return await requestIdentity(identity.order, { anchors: trusted, clock, signal: network.signal });
    } catch (error) {
      if (error instanceof ScepError || error instanceof TransportError) return undefined;
      throw error;
    }
  }

  async function isAuthenticated(settings: EnrollmentSettings): Promise<boolean> {
    const link = openSessionLink(device, { settings }, network.signal);
    try {
      return (await authenticate(device, link, settings.topic)) === 'accepted';
    } catch (error) {
      if (error instanceof TransportError) return false;
      throw error;
    } finally {
      link.close();
    }
  }

  function install(settings: EnrollmentSettings): void {
    const { content } = device;
    const { profile, serverUrl, checkInUrl, topic, checkOutWhenRemoved } = settings;
    const enrollment: MdmEnrollment = {
      profileIdentifier: profile.identifier,
      serverUrl,
      checkInUrl,
      topic,
      checkOutWhenRemoved,
      pushMagic: randomUUID().toUpperCase(),
      pushToken: randomBytes(32),
    };
    content.profiles.set(profile.identifier, profile);
    content.mdm = enrollment;
    session = { settings, enrollment };
    tokenDue = true;
    device.changed('profiles');
    device.changed('mdm');
  }

  /** Does what is due, one thing after another; a call while it runs only waits for it. */
  function work(): Promise<void> {
    working ??= workThrough().finally(() => {
      working = undefined;
    });
    return working;
  }

  async function workThrough(): Promise<void> {
    cancelRetry();
    while (session && device.online && (tokenDue || pollDue)) {
      const link = openSessionLink(device, session, network.signal);
      try {
        if (tokenDue) await sendToken(session, link);
        else await poll(session, link);
      } catch (error) {
        if (!(error instanceof TransportError)) throw error;
        cancelRetry = clock.after(RETRY_MS, () => void work());
        return;
      } finally {
        link.close();
      }
    }
  }

  async function sendToken(current: MdmSession, link: SessionLink): Promise<void> {
    const outcome = await updateToken(device, link, current);
    if (outcome === 'refused') return giveUp(current);
    if (outcome === 'failed') throw new TransportError('unreachable', 'the token was not taken');
    tokenDue = false;
  }

  async function poll(current: MdmSession, link: SessionLink): Promise<void> {
    pollDue = false;
    try {
      const outcome = await pollCommands(device, link, () => session !== current);
      if (outcome === 'refused') giveUp(current);
      // Unlocked while it still talked: nothing else would make it poll again.
      if (outcome === 'put-off' && !device.content.locked) pollDue = true;
      else if (outcome === 'put-off') pollWhenUnlocked = true;
    } catch (error) {
      pollDue = true;
      throw error;
    }
  }

  /** A 401 ends the enrollment on the device (mdm §2.3), without a word. */
  function giveUp({ enrollment }: MdmSession): void {
    if (session?.enrollment !== enrollment) return;
    forget();
    device.content.profiles.delete(enrollment.profileIdentifier);
    device.content.mdm = undefined;
    device.changed('profiles');
    device.changed('mdm');
  }

  function forget(): void {
    session = undefined;
    tokenDue = false;
    pollDue = false;
    pollWhenUnlocked = false;
    cancelRetry();
  }

  function cutNetwork(): void {
    network.abort();
    network = new AbortController();
  }

  /** Somebody removed the profile: best effort, once. */
  async function leave({ settings, enrollment }: MdmSession): Promise<void> {
    if (!enrollment.checkOutWhenRemoved || !device.online) return;
    const link = openSessionLink(device, { settings }, network.signal);
    try {
      await checkOut(device, link, enrollment.topic);
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
    } finally {
      link.close();
    }
  }

  const stopWatching = device.on((event) => {
    if (event.type === 'erased') {
      forget();
      cutNetwork();
    } else if (event.type === 'online') {
      if (event.online) void work();
      else cutNetwork();
    } else if (event.type === 'locked' && !event.locked && pollWhenUnlocked) {
      pollWhenUnlocked = false;
      pollDue = true;
      void work();
    } else if (event.type === 'changed' && event.what === 'mdm' && session && device.content.mdm === undefined) {
      const left = session;
      forget();
      void leave(left);
    }
  });
  const stopNotifications = watchNotifications(device, () => network.signal);
  const stopRemoteManagement = watchRemoteManagement(device, () => network.signal);
  device.enroll = enroll;

  return {
    get enrollment() {
      return session?.enrollment;
    },
    push(magic) {
      if (session?.enrollment.pushMagic !== magic) return;
      pollDue = true;
      void work();
    },
    notify(url) {
      device.content.notifications.push(url);
    },
    close() {
      stopWatching();
      stopRemoteManagement();
      stopNotifications();
      device.enroll = undefined;
      forget();
      cutNetwork();
    },
  };
}
