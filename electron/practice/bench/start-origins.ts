import { startMdmClients } from './mdm-client/start.ts';
import type { PracticeRoom } from './practice-room.ts';
import { startActivationOrigin } from './services/mobileactivation-origin.ts';

export type Origins = {
  /** Link 1: whether the activation origin can be reached. */
  setActivation(up: boolean): Promise<void>;
  stop(): Promise<void>;
};

/** Starts what stands for Apple's servers, and the MDM clients that their pushes wake; sets `room.activation` and `room.apns`. */
export async function startOrigins(room: PracticeRoom): Promise<Origins> {
  const locked = new Set(
    room.devices.filter(({ traits }) => traits.activationLocked).map(({ hardware }) => hardware.serial),
  );
  const activation = await startActivationOrigin({
    clock: room.clock,
    deviceCa: room.authority.certificatePem,
    isActivationLocked: (serial) => locked.has(serial),
  });
  room.activation = { url: activation.url, trust: activation.trust };
  const stopMdmClients = await startMdmClients(room);
  if (!room.activationUp) await activation.cut();

  return {
    async setActivation(up) {
      if (room.activationUp === up) return;
      room.setActivation(up);
      await (up ? activation.restore() : activation.cut());
    },
    async stop() {
      await stopMdmClients();
      await activation.cut();
    },
  };
}
