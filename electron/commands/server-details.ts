import type { Command } from 'commander';
import type { ServerInput } from '../../shared/domain/server.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { pem } from '../crypto/certificates.ts';
import { readInputFile } from './files.ts';
import type { Output } from './output.ts';
import { readPassphrase } from './passphrase.ts';
import { type SourceOptions, withSourceOptions } from './server-source.ts';

export type ServerOptions = SourceOptions & {
  readonly anchor?: readonly string[];
  readonly expires?: string;
  readonly group?: string;
  readonly records?: string;
  readonly recordsTokenFd?: string;
  readonly recordsTrust?: readonly string[];
};

const tokenPrompt = { ja: '登録記録の送り先のトークン', en: 'Token for the records' };

/** The options for all that a server is, but for its name and product. */
export function withServerOptions(command: Command): Command {
  return withSourceOptions(command)
    .option('--anchor <file...>', 'trust anchor certificate (PEM or DER)')
    .option('--expires <date>', '有効期限 of the credentials, ISO 8601; a day counts to its end')
    .option('--group <name>', 'mobiconnect: 端末登録先グループ')
    .option('--records <url>', 'where records are sent and questions asked')
    .option('--records-token-fd <n>', 'file descriptor of its token (else asked on the terminal)')
    .option('--records-trust <file...>', 'certificate to trust there (PEM or DER)');
}

/** @throws KitError `input.invalid` */
export function expiryIn(expires: string | undefined): Pick<ServerInput, 'credentialsExpireAt'> {
  if (expires === undefined || expires === '') return {};
  const moment = new Date(/^\d{4}-\d\d-\d\d$/.test(expires) ? `${expires}T23:59:59` : expires);
  if (Number.isNaN(moment.getTime())) throw new KitError('input.invalid', { what: 'server', where: '--expires' });
  return { credentialsExpireAt: moment.toISOString() };
}

export function groupIn(group: string | undefined): Pick<ServerInput, 'group'> {
  return group === undefined || group === '' ? {} : { group };
}

/** @throws KitError `input.invalid` for a token or a certificate that belongs to no address */
export async function recordsIn(options: ServerOptions, output: Output): Promise<Pick<ServerInput, 'records'>> {
  const { records: baseUrl, recordsTokenFd, recordsTrust } = options;
  if (baseUrl === undefined || baseUrl === '') {
    if (recordsTokenFd === undefined && recordsTrust === undefined) return {};
    throw new KitError('input.invalid', { what: 'server', where: '--records' });
  }
  const trust = (recordsTrust ?? []).map(readCertificateAsPem);
  return { records: { baseUrl, token: await readToken(recordsTokenFd, output), trust } };
}

/** Like passwords, tokens never come as an argument. */
export async function readToken(fd: string | undefined, output: Output): Promise<string> {
  const typed = await readPassphrase(fd === undefined ? undefined : Number.parseInt(fd, 10), output.text(tokenPrompt));
  return typed.toString('utf8');
}

/** DER, base64. */
export function readCertificate(path: string): string {
  const bytes = readInputFile(path, 1);
  const block = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/.exec(bytes.toString('latin1'));
  return block?.[1] === undefined ? bytes.toString('base64') : block[1].replace(/\s+/g, '');
}

export function readCertificateAsPem(path: string): string {
  return pem(Buffer.from(readCertificate(path), 'base64'));
}
