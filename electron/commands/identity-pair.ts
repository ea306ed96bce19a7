import { userInfo } from 'node:os';
import type { StationClient } from '../../shared/contract/station-client.ts';
import type { Organization } from '../../shared/domain/organization.ts';
import { groupedFingerprint } from '../../shared/texts/fingerprint.ts';
import { confirmTyped } from './confirm.ts';
import { writeNewFile } from './files.ts';
import { exitCodes, type Output } from './output.ts';

const words = {
  warning: {
    ja: '秘密鍵を暗号化せずに書き出します。使い終わったら、ファイルを消去してください。',
    en: 'The private key is written without encryption. Delete the file when it is no longer needed.',
  },
  ask: {
    ja: '書き出すには、組織の名前を入力してください: ',
    en: 'Type the name of the organization to write it: ',
  },
};

/** Certificate and key as `cfgutil -C … -K …` takes them. Open keys leave a station at its terminal only. */
export async function exportForCfgutil(
  { id, name, identity: { fingerprint } }: Organization,
  stem: string,
  isConfirmed: boolean,
  station: StationClient,
  output: Output,
): Promise<number> {
  output.say(output.text(words.warning));
  if (!isConfirmed) await confirmTyped(output.text(words.ask), name, output);
  const { certificate, key } = await station.call('organizations.exportKeyPair', { id });
  const files = { certificate: `${stem}.cer`, key: `${stem}.key` };
  writeNewFile(files.certificate, Buffer.from(certificate, 'base64'));
  writeNewFile(files.key, Buffer.from(key, 'base64'));
  const noted = await station.call('organizations.noteCopy', { id, fingerprint, by: userInfo().username });
  output.data({ files, organization: noted });
  output.say(`cfgutil -C ${files.certificate} -K ${files.key}`);
  output.say(groupedFingerprint(fingerprint));
  return exitCodes.ok;
}
