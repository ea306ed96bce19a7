import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { certificateFingerprint } from '../../electron/crypto/certificates.ts';
import { connectStation } from '../../electron/link/client.ts';
import { systemClock } from '../../electron/ports/clock.ts';
import { type KitbenchProcess, startKitbench } from '../../electron/practice/rehearse/process.ts';
import { stationReadySchema } from '../../electron/practice/rehearse/ready-lines.ts';
import { openRoom, type Room, type StationProcess } from '../../electron/practice/rehearse/room.ts';
import { watchRuns } from '../../electron/practice/rehearse/run-watch.ts';
import { setUpStation } from '../../electron/practice/rehearse/set-up.ts';
import { listBackups } from '../../electron/store/backups/catalogue.ts';
import { openStore } from '../../electron/store/store.ts';
import type { StationClient } from '../../shared/contract/station-client.ts';
import { backupBookSchema } from '../../shared/domain/backup.ts';
import { transferPreviewSchema, transferResultSchema } from '../../shared/domain/transfer.ts';
import {
  type ArgumentsWatch,
  type Canary,
  findCanaries,
  searchFolder,
  watchProcessArguments,
} from '../support/canaries.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

const secondWord = 'the second Mac has its own vault';
const witnessSchema = z.object({
  devices: z.array(z.object({ cloudConfiguration: z.object({ SupervisorHostCertificates: z.array(z.string()) }) })),
});
const backupNames = (json: unknown) => backupBookSchema.pick({ backups: true }).parse(json).backups;

/** Two Macs, one after the other, at one bench: each step needs those before. */
describe('a station carried from one Mac to another, and its backups', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kb-move-'));
  const bundle = join(folder, 'all.kitstation');
  const secondData = join(folder, 'second');
  const secondProfile = join(folder, 'second.json');
  const printed: string[] = [];
  let canaries: Canary[] = [];
  let room: Room;
  let first: StationProcess;
  let second: StationProcess;
  let watch: ArgumentsWatch;
  let words = '';
  let fingerprint = '';
  let made = '';

  async function startSecond(): Promise<StationProcess> {
    const process: KitbenchProcess = await startKitbench(
      ['station', '--json', '--profile', secondProfile, '--vault-fd', '3'],
      { passphrase: secondWord },
    );
    return { process, client: await connectStation(stationReadySchema.parse(process.ready).socket) };
  }

  async function kitbench(args: readonly string[], profile: string, moreSecrets: readonly string[] = []) {
    const passphrase = profile === secondProfile ? secondWord : room.passphrase;
    const result = await runCli([...args, '--profile', profile, '--vault-fd', '3', '--json'], {
      passphrase,
      moreSecrets,
    });
    printed.push(result.stdout.replaceAll(words === '' ? '\0' : words, ''), result.stderr);
    return result;
  }
  const answered = ({ code, stderr, json }: CliResult) => {
    expect({ code, stderr, error: errorIn(json) }).toEqual({ code: 0, stderr: '', error: undefined });
    return json;
  };

  beforeAll(async () => {
    room = await openRoom({ devices: 2, seed: 21, scenario: 'ipads', delays: 'none', latencyMs: 0 });
    first = await room.startStation();
    const [group] = room.mdm.enrollment.mobiconnect;
    canaries = [
      { name: 'enrollment password', secret: group?.password ?? '?' },
      { name: 'records token', secret: room.mdm.records.token },
    ];
    watch = watchProcessArguments(canaries);
    const { organizationId } = await setUpStation(first.client, room);
    const [organization] = await first.client.call('organizations.list', {});
    expect(organization?.id).toBe(organizationId);
    fingerprint = organization?.identity.fingerprint ?? '';
    await first.client.call('ignored.add', { device: 'DMPXK0AAJF88', note: '校長先生のiPad' });
    const profile = JSON.parse(readFileSync(room.profileFile, 'utf8'));
    writeFileSync(secondProfile, JSON.stringify({ ...profile, label: 'Mac B', dataDir: secondData }));
  }, 60_000);
  afterAll(async () => {
    watch?.stop();
    await second?.process.stop();
    await room?.close();
    rmSync(folder, { recursive: true });
  });

  it('export writes one sealed file, and tells six words this once', async () => {
    const exported = await kitbench(['station', 'export', bundle, '--identities'], room.profileFile);
    const { passphrase } = z.object({ passphrase: z.string() }).parse(answered(exported));
    words = passphrase;
    expect(words.split(' ')).toHaveLength(6);
    expect(statSync(bundle).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(bundle);
    expect(findCanaries([...canaries, { name: 'words', secret: words }], bytes, bundle)).toEqual([]);
    const again = await kitbench(['station', 'export', bundle], room.profileFile);
    expect(again.json).toMatchObject({ error: { code: 'input.file-exists' } });
    await first.client.close();
    await first.process.stop();
    second = await startSecond();
  });

  it('import shows what it brings and asks for every trust, before anything changes', async () => {
    const look = (secret: string) =>
      kitbench(['station', 'import', bundle, '--preview', '--passphrase-fd', '4'], secondProfile, [secret]);
    expect((await look('abandon ability able about above absent')).json).toMatchObject({
      error: { code: 'transfer.wrong-passphrase' },
    });
    // Typed by first letters, as on a strange keyboard.
    const short = words
      .split(' ')
      .map((word) => word.slice(0, 4).toUpperCase())
      .join('-');
    const preview = transferPreviewSchema.parse(answered(await look(short)));
    expect(preview.items.filter(({ state }) => state === 'new').map(({ section }) => section)).toEqual([
      'slots',
      'slots',
      'ignored',
      'organizations',
      'servers',
      'blueprints',
    ]);
    expect(preview.items.flatMap(({ facts }) => facts)).toContainEqual({ what: 'fingerprint', value: fingerprint });
    expect(preview.trusts.length).toBeGreaterThan(1);
    const untrusting = await kitbench(['station', 'import', bundle, '--yes', '--passphrase-fd', '4'], secondProfile, [
      words,
    ]);
    expect({ code: untrusting.code, json: untrusting.json }).toMatchObject({
      code: 3,
      json: { error: { code: 'transfer.trust-needed' } },
    });
    const trust = preview.trusts.flatMap(({ id }) => ['--trust', id]);
    const taken = await kitbench(
      ['station', 'import', bundle, '--yes', '--passphrase-fd', '4', ...trust],
      secondProfile,
      [words],
    );
    const result = transferResultSchema.parse(answered(taken));
    expect(result.added).toHaveLength(6);
    expect(readdirSync(join(secondData, 'backups'))).toContain(result.backup);
  });

  it('a device is kitted there with the blueprint and the identity that came along', async () => {
    const device = await kitOne(second.client);
    // The device itself is asked whom it obeys.
    const { devices } = witnessSchema.parse(await room.benchControl.call('state', { udids: [device.facts.udid] }));
    const obeys = devices.flatMap(({ cloudConfiguration }) => cloudConfiguration.SupervisorHostCertificates);
    expect(obeys.map((certificate) => certificateFingerprint(Buffer.from(certificate, 'base64')))).toEqual([
      fingerprint,
    ]);
    expect(device.slot).toMatch(/^[12]$/);
  });

  it('a backup is made, looked through, and not restored while the station runs', async () => {
    const now = await kitbench(['backup', 'now'], secondProfile);
    made = z.object({ backup: z.object({ name: z.string() }) }).parse(answered(now)).backup.name;
    await second.client.call('organizations.save', { name: '後から作った組織' });
    expect(answered(await kitbench(['backup', 'verify', made], secondProfile))).toMatchObject({
      runs: { there: 1, here: 1 },
    });
    expect(answered(await kitbench(['backup', 'keep', '--days', '30'], secondProfile))).toMatchObject({ keepDays: 30 });
    const running = await kitbench(['backup', 'restore', made, '--yes'], secondProfile);
    expect({ code: running.code, json: running.json }).toMatchObject({
      code: 4,
      json: { error: { code: 'backup.station-running' } },
    });
    await second.client.close();
    await second.process.stop();
  });

  it('a backup is restored when the station does not run, and the data from before it is kept', async () => {
    answered(await kitbench(['backup', 'restore', made, '--yes'], secondProfile));
    expect(organizationsOf(secondData)).toEqual([fingerprint]);
    const reasons = backupNames(answered(await kitbench(['backup', 'list'], secondProfile))).map(
      ({ reason }) => reason,
    );
    expect(reasons).toEqual(['replaced', 'by-hand', 'before-import']);
  });

  it('an import is undone by the backup from before it', async () => {
    const [before] = listBackups(join(secondData, 'backups')).filter(({ reason }) => reason === 'before-import');
    answered(await kitbench(['backup', 'restore', before?.name ?? '', '--yes'], secondProfile));
    expect(organizationsOf(secondData)).toEqual([]);
  });

  it('no secret came by arguments, environments or output, or lies on either Mac in clear', () => {
    const all = [...canaries, { name: 'words', secret: words }];
    expect([...searchFolder(all, room.dataDir), ...searchFolder(all, secondData)]).toEqual([]);
    expect(watch.stop()).toEqual([]);
    expect(printed.flatMap((text) => findCanaries(canaries, text, 'output'))).toEqual([]);
  });
});

/** Fingerprints of what a station that does not run holds. */
function organizationsOf(dataDir: string): string[] {
  const store = openStore({ dataDir, clock: systemClock });
  try {
    return store.organizations.list().map(({ organization }) => organization.identity.fingerprint);
  } finally {
    store.close();
  }
}

function errorIn(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'error' in json ? json.error : undefined;
}

async function kitOne(client: StationClient) {
  const [blueprint] = await client.call('blueprints.list', {});
  const runs = await watchRuns(client);
  const found = await waitForDevice(client);
  const preview = await client.call('kitting.plan', { blueprintId: blueprint?.id ?? '', devices: [found.key] });
  await client.call('station.arm', { armed: true });
  const { planHash, nonce } = preview;
  await client.call('kitting.apply', { planHash, nonce, devices: [found.key] });
  await runs.until('the end', 40, (all) => all.length > 0 && all.every(({ phase }) => phase === 'ended'));
  expect([...runs.runs.values()].map(({ end }) => end)).toEqual(['prepared']);
  return found;
}

async function waitForDevice(client: StationClient) {
  const deadline = performance.now() + 20_000;
  for (;;) {
    const found = (await client.call('devices.list', {})).find(({ attached, state }) => attached && state === 'ready');
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error('no device was identified');
    await sleep(20);
  }
}
