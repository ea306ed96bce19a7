import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issueCertificate, pem } from '../../electron/crypto/certificates.ts';
import { generateRsaKey, privateKeyPem } from '../../electron/crypto/keys.ts';
import { readPkcs12 } from '../../electron/crypto/pkcs12.ts';
import { openRoom, type Room, type StationProcess } from '../../electron/practice/rehearse/room.ts';
import { organizationSchema } from '../../shared/domain/organization.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

const password = 'kanaria-spare+/=お';
const organizationIn = (json: unknown) => z.object({ organization: organizationSchema }).parse(json).organization;

/** Identities, anchors, push certificates and the calendar by command line. */
describe('what ends and who is trusted, command by command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kitbench-expiries-'));
  const at = (name: string) => join(folder, name);
  let room: Room;
  let station: StationProcess;

  async function kitbench(words: readonly string[], secret?: string): Promise<CliResult> {
    const fd = secret === undefined ? [] : ['--password-fd', '3'];
    const options = secret === undefined ? {} : { passphrase: secret };
    return runCli([...words, ...fd, '--profile', room.profileFile, '--json'], options);
  }
  const answered = async (words: readonly string[], secret?: string) => {
    const { code, stderr, json } = await kitbench(words, secret);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return json;
  };
  const refused = async (words: readonly string[]) => {
    const { code, json } = await kitbench(words);
    return [code, z.object({ error: z.object({ code: z.string() }) }).parse(json).error.code];
  };

  beforeAll(async () => {
    room = await openRoom({ devices: 1, seed: 12, scenario: undefined, delays: 'none', latencyMs: 0 });
    station = await room.startStation();
    await answered(['organization', 'add', '--name', '青葉小学校']);
  }, 60_000);

  afterAll(async () => {
    await station?.client.close();
    await room?.close();
    rmSync(folder, { recursive: true });
  });

  it('an identity leaves as the pair of files that cfgutil takes, when somebody says so', async () => {
    const words = ['organization', 'identity', 'export', '青葉小学校', at('own'), '--der'];
    expect(await refused(words)).toEqual([3, 'input.not-confirmed']);
    const { identity } = organizationIn(await answered([...words, '--yes']));
    const certificate = new X509Certificate(readFileSync(at('own.cer')));
    const key = createPrivateKey({ key: readFileSync(at('own.key')), format: 'der', type: 'pkcs8' });
    expect(certificate.checkPrivateKey(key)).toBe(true);
    expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(identity.fingerprint);
    expect(statSync(at('own.key')).mode & 0o777).toBe(0o600);
    expect(identity.copy).toMatchObject({ how: 'exported' });
  });

  it('a key for emergencies is a file, obeyed beside the station, and can be dropped', async () => {
    const words = ['organization', 'identity', 'spare', '青葉小学校', at('spare.p12')];
    const { accepts = [] } = organizationIn(await answered(words, password));
    const { certificate } = await readPkcs12(readFileSync(at('spare.p12')), password);
    expect(accepts.map((accepted) => accepted.certificate)).toEqual([certificate.toString('base64')]);
    const again = ['organization', 'identity', 'accept', '青葉小学校', '--name', '二つ目', '--file'];
    writeFileSync(at('spare.cer'), pem(certificate));
    expect(await refused([...again, at('spare.cer')])).toEqual([2, 'identity.already-accepted']);
    const fingerprint = accepts[0]?.fingerprint.slice(0, 12) ?? '';
    const left = organizationIn(await answered(['organization', 'identity', 'drop', '青葉小学校', fingerprint]));
    expect(left.accepts).toEqual([]);
  });

  it('an identity is replaced only when somebody says so, and nobody is affected yet', async () => {
    expect(await answered(['organization', 'identity', 'affected', '青葉小学校'])).toEqual({ devices: [] });
    const words = ['organization', 'identity', 'replace', '青葉小学校'];
    expect(await refused(words)).toEqual([3, 'input.not-confirmed']);
    const { former = [] } = organizationIn(await answered([...words, '--yes']));
    expect(former).toHaveLength(1);
    const files = ['--files', at('own.cer'), at('own.key'), '--yes'];
    const back = organizationIn(await answered([...words, ...files]));
    expect(back.identity.fingerprint).toBe(former[0]?.fingerprint);
  });

  it('a push certificate is looked at, noted, and compared with its renewal', async () => {
    const [key, other] = await Promise.all([generateRsaKey(), generateRsaKey()]);
    const write = (name: string, uid: string, year: number) => {
      const certificate = issueCertificate({
        subject: { uid: `com.apple.mgmt.External.${uid}` },
        subjectPublicKey: key.publicKey,
        signingKey: key.privateKey,
        notBefore: new Date('2020-01-01'),
        notAfter: new Date(`${year}-01-01`),
      });
      writeFileSync(at(name), pem(certificate));
      return at(name);
    };
    const first = write('first.pem', 'one', 2090);
    writeFileSync(at('key.pem'), privateKeyPem(key.privateKey));
    writeFileSync(at('other.pem'), privateKeyPem(other.privateKey));
    expect(await answered(['push', 'inspect', first, '--key', at('key.pem')])).toMatchObject({ renewal: 'unknown' });
    expect((await kitbench(['push', 'inspect', first, '--key', at('other.pem')])).code).toBe(1);
    await answered(['push', 'keep', first, '--apple-id', 'mdm@aoba.example']);
    expect(await answered(['push', 'inspect', write('next.pem', 'one', 2091)])).toMatchObject({ renewal: 'renewed' });
    const anew = await kitbench(['push', 'inspect', write('anew.pem', 'two', 2091), '--previous', first]);
    expect([anew.code, anew.json]).toMatchObject([1, { renewal: 'created-anew' }]);
    writeFileSync(at('wrong.json'), '{"ErrorCode":0}');
    const wrong = await kitbench(['push', 'inspect', at('wrong.json')]);
    expect([wrong.code, wrong.json]).toMatchObject([1, { results: [{ finding: { code: 'push.json' } }] }]);
  });

  it('the guide to it names the console’s own words', async () => {
    const shown = await runCli(['push', 'guide', '--product', 'clomo', '--lang', 'ja']);
    expect(shown.code).toBe(0);
    for (const label of ['MDM 構成プロファイルの作成ウィザード', 'ベンダー署名付き CSR', '続きから始める', 'Renew']) {
      expect(shown.stdout).toContain(label);
    }
  });

  it('the calendar holds what was added, and goes into a file that is never replaced', async () => {
    await answered(['calendar', 'add-ade', 'ABM', '--downloaded', '2089-04-01']);
    const added = await answered(['calendar', 'add', '保守契約', '--ends', '2089-03-31']);
    const { id } = z.object({ expiry: z.object({ id: z.string() }) }).parse(added).expiry;
    const vpp = JSON.stringify({ token: 'kanaria', expDate: '2089-02-01T00:00:00+0900', orgName: '青葉市' });
    writeFileSync(at('apps.vpptoken'), Buffer.from(vpp).toString('base64'));
    await answered(['calendar', 'add-vpp', at('apps.vpptoken')]);
    const { expiries } = z
      .object({ expiries: z.array(z.object({ kind: z.string(), name: z.string() })) })
      .parse(await answered(['calendar', '--ics', at('all.ics')]));
    expect(expiries.map(({ kind }) => kind)).toEqual([
      'supervision-identity',
      'vpp-token',
      'other',
      'push-certificate',
      'ade-token',
    ]);
    expect(readFileSync(at('all.ics'), 'utf8').match(/BEGIN:VEVENT/g)).toHaveLength(5);
    expect(await refused(['calendar', '--ics', at('all.ics')])).toEqual([2, 'input.file-exists']);
    await answered(['calendar', 'forget', id]);
    expect(await refused(['calendar', 'forget', id])).toEqual([2, 'input.not-found']);
    expect(await refused(['calendar', 'add-vpp', at('key.pem')])).toEqual([2, 'calendar.not-a-vpp-token']);
  });

  it('a trust anchor is pinned by what the server shows, and seen with its end', async () => {
    const { plain } = room.mdm.enrollment;
    await answered(['server', 'add', '--name', '練習', '--product', 'url', '--url', plain]);
    expect(await answered(['server', 'anchors', '練習'])).toEqual({ anchors: [] });
    const tested = z.object({ chain: z.array(z.object({ fingerprint: z.string(), isAuthority: z.boolean() })) });
    const { chain } = tested.parse((await kitbench(['server', 'test', '練習'])).json);
    const authority = chain.find(({ isAuthority }) => isAuthority) ?? chain[0];
    expect(await refused(['server', 'trust', '練習', 'ffffffffffffffff'])).toMatchObject([2, 'input.not-found']);
    await answered(['server', 'trust', '練習', authority?.fingerprint ?? '']);
    expect(await answered(['server', 'anchors', '練習'])).toMatchObject({
      anchors: [{ fingerprint: authority?.fingerprint, notAfter: expect.any(String), isAnchor: true }],
    });
    expect(await answered(['server', 'test', '練習'])).toMatchObject({ trusted: true });
  });
});
