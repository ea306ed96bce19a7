import { expect, it, onTestFinished } from 'vitest';
import { type MdmBackend, refusals } from '../../electron/backend/port.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { watchEnrollments } from '../../electron/station/enrollment-watch.ts';
import type { Verification } from '../../shared/domain/blueprint.ts';
import type { Lookup } from '../../shared/domain/record.ts';
import { hasEnded, type KittingRoom, kit, openKittingRoom } from '../support/kitting-room.ts';
import { testProfile } from '../support/test-profiles.ts';
import { waitUntil } from '../support/wait-until.ts';

/** Kits a device by a blueprint that asks for `verification`; the station that then watches it can ask an MDM. */
async function kitted(verification: Verification | undefined) {
  const room = await openKittingRoom({});
  room.blueprint({ profiles: [], ...(verification === undefined ? {} : { verification }) });
  const core = await room.startCore();
  const [run] = await kit(core, room.blueprintId);
  const { runId = '', deviceKey = '' } = run ?? {};
  expect((await core.until('the end', hasEnded)).end).toBe('prepared');
  await waitUntil('the device to be free', () => core.bench.get(deviceKey)?.runId === undefined);
  const questions: (readonly string[])[] = [];
  const { store, bench } = core;
  const watch = watchEnrollments({
    store,
    bench,
    profiles: { put: () => '', get: () => Buffer.alloc(0) },
    backends: { of: () => mdm(questions), forget: () => undefined, close: () => undefined },
    clock: systemClock,
    random: () => 0.5,
    onRecord: () => undefined,
    onVerdict: () => undefined,
    onAnswering: () => undefined,
  });
  onTestFinished(() => watch.stop());
  return { room, questions, sources: () => sourcesOf(room.records(core)), verify: () => watch.verify(runId) };
}

/** It has seen every device check in. */
function mdm(questions: (readonly string[])[]): MdmBackend {
  const seen = () => {
    const now = new Date().toISOString();
    return { enrolled: 'yes', halfEnrolled: false, source: 'mdm', asOf: now, lastSeenAt: now } as const;
  };
  return {
    ...refusals('mdm'),
    capabilities: { records: false, lookup: true, commands: false, files: false },
    lookup: async (serials) => {
      questions.push(serials);
      return serials.map((serial): Lookup => ({ serial, ...seen() }));
    },
    check: async () => undefined,
    close: () => undefined,
  };
}

function enrollOnDevice(room: KittingRoom): void {
  room.practice().content.profiles.set('mdm.profile', {
    identifier: 'mdm.profile',
    uuid: '6B1E4B8E-0D6F-4F7C-8A11-C0A8F0B29D53',
    displayName: 'MDM',
    version: 1,
    removalDisallowed: true,
    payloadTypes: ['com.apple.mdm'],
    bytes: testProfile('mdm.profile'),
    byMdm: false,
    wifi: [],
  });
}

/** Whose word the newest record rests on. */
function sourcesOf(records: ReturnType<KittingRoom['records']>): string[] {
  const { kind, evidence = [] } = records.at(-1) ?? {};
  return [kind ?? '', ...new Set(evidence.map(({ source }) => source))].sort();
}

it('by the usual blueprint, a device is verified once it shows what its MDM says', async () => {
  const { room, verify } = await kitted(undefined);
  expect(await verify()).toBe('enrolled');
  enrollOnDevice(room);
  expect(await verify()).toBe('verified');
});

it('by a blueprint that asks the device alone, its MDM is not asked', async () => {
  const { room, questions, sources, verify } = await kitted('device');
  expect(await verify()).toBe('waiting-for-device');
  enrollOnDevice(room);
  expect(await verify()).toBe('verified');
  expect(sources()).toEqual(['device', 'station', 'verified']);
  expect(questions).toEqual([]);
});

it('by a blueprint that asks the MDM alone, a device need not show it', async () => {
  const { sources, verify } = await kitted('mdm');
  expect(await verify()).toBe('verified');
  expect(sources()).toEqual(['backend', 'verified']);
});
