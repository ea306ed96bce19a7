import type { AttachedDevice } from '../../shared/domain/device.ts';
import { isKitError, KitError } from '../../shared/errors/kit-error.ts';
import type { McInstall } from '../devices/services/mcinstall/client.ts';
import type { SupervisionMaterial } from './materials.ts';
import type { DeviceWire, WireSession } from './wire.ts';

/**
 * The connections of one device within one leg of a run, opened when first asked for and shared by all steps: one
 * lockdown session, one MCInstall connection, escalated once (device-protocols §3.3: an escalation holds for its
 * connection only).
 */
export type Connections = {
  /** @throws KitError `lockdown.invalid-host-id` when no valid pairing is stored. */
  session(): Promise<WireSession>;
  mcInstall(): Promise<McInstall>;
  escalated(): Promise<McInstall>;
  isEscalated(): boolean;
  /** Closes everything; the next call opens anew. For pairings that changed and connections in doubt. */
  drop(): void;
};

export type ConnectionsOptions = {
  readonly wire: DeviceWire;
  readonly device: AttachedDevice;
  readonly signal: AbortSignal;
  readonly supervisor: () => SupervisionMaterial;
};

export function createConnections({ wire, device, signal, supervisor }: ConnectionsOptions): Connections {
  let open: AbortController | undefined;
  let session: Promise<WireSession> | undefined;
  let mcInstall: Promise<McInstall> | undefined;
  let escalation: Promise<McInstall> | undefined;

  function scope(): AbortSignal {
    open ??= new AbortController();
    return AbortSignal.any([signal, open.signal]);
  }

  async function openSession(): Promise<WireSession> {
    signal.throwIfAborted();
    const opened = await wire.openSession(device, { signal: scope() });
    if (opened === undefined) throw new KitError('lockdown.invalid-host-id', { request: 'StartSession' });
    return opened;
  }

  function once<T>(promise: Promise<T>, forget: () => void): Promise<T> {
    promise.catch(forget);
    return promise;
  }

  const connections: Connections = {
    session: () => {
      session ??= once(openSession(), () => {
        session = undefined;
      });
      return session;
    },
    mcInstall: () => {
      if (mcInstall !== undefined) return mcInstall;
      const opening = connections.session().then((opened) => opened.openMcInstall());
      const forget = () => {
        // Another one may have been opened since.
        if (mcInstall !== opening) return;
        mcInstall = undefined;
        escalation = undefined;
      };
      mcInstall = opening;
      opening.then((service) => service.signal.addEventListener('abort', forget, { once: true }), forget);
      return opening;
    },
    escalated: () => {
      escalation ??= once(
        connections.mcInstall().then(async (service) => {
          await service.escalate(supervisor());
          return service;
        }),
        () => {
          escalation = undefined;
        },
      );
      return escalation;
    },
    isEscalated: () => escalation !== undefined,
    drop: () => {
      open?.abort(new KitError('internal.aborted', { what: 'device connection' }));
      open = undefined;
      session = undefined;
      mcInstall = undefined;
      escalation = undefined;
    },
  };
  return connections;
}

/** No pairing that the device would honour is stored. */
export function isUnpaired(error: unknown): boolean {
  return isKitError(
    error,
    'lockdown.invalid-host-id',
    'lockdown.pair-record-rejected',
    'lockdown.pair-record-malformed',
  );
}
