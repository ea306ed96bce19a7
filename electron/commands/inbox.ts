import { type Command, InvalidArgumentError } from 'commander';
import { KitError } from '../../shared/errors/kit-error.ts';
import { serveInbox } from '../inbox/serve-inbox.ts';
import { systemClock } from '../ports/clock.ts';
import { perform } from './common.ts';
import { readInputFile } from './files.ts';
import { interrupted } from './interrupted.ts';
import { exitCodes } from './output.ts';
import { readPassphrase } from './passphrase.ts';

type InboxCommandOptions = {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly cert?: string;
  readonly key?: string;
  readonly webhookKeyFd?: number;
  readonly pullKeyFd?: number;
  readonly keepDays: number;
  readonly json?: boolean;
  readonly lang?: string;
};

const leastKeyBytes = 16;

const ready = {
  ja: '受信箱が動いています: {url}(Webhook は {url}/v1/webhook)。終わるには Ctrl-C。',
  en: 'The inbox runs: {url} (webhook: {url}/v1/webhook). Ctrl-C ends it.',
};

export function addInboxCommand(program: Command): void {
  program
    .command('inbox')
    .description('receive the webhooks of NanoMDM or MicroMDM beside the server, for stations to pull')
    .requiredOption('--data <folder>', 'where its database lives')
    .option('--host <address>', 'address to listen on; without TLS only this machine', '127.0.0.1')
    .option('--port <n>', 'TCP port; 0 takes a free one', portNumber, 9090)
    .option('--cert <file>', 'TLS certificate with its chain (PEM)')
    .option('--key <file>', 'private key of the certificate (PEM)')
    .option('--webhook-key-fd <n>', 'file descriptor of the key that the server signs with (else asked)', descriptor)
    .option('--pull-key-fd <n>', 'file descriptor of the key that stations pull with (else asked)', descriptor)
    .option('--keep-days <n>', 'events older than this are removed', days, 90)
    .option('--json', 'print one line of JSON when ready')
    .option('--lang <tag>', 'language of messages: ja or en (default: the system locale)')
    .action((options: InboxCommandOptions) =>
      perform(options, async (output) => {
        const { data, host, port, cert, key, keepDays } = options;
        const webhook = await readKey(options.webhookKeyFd, 'Webhook HMAC key');
        const pull = await readKey(options.pullKeyFd, 'Pull key');
        const inbox = await serveInbox({
          directory: data,
          host,
          port,
          keys: { webhook, pull },
          keepDays,
          clock: systemClock,
          ...(cert === undefined || key === undefined
            ? {}
            : { tls: { certificate: readInputFile(cert, 1), key: readInputFile(key, 1) } }),
        });
        output.data({ url: inbox.url });
        output.say(output.text(ready, { url: inbox.url }));
        await interrupted();
        await inbox.close();
        return exitCodes.ok;
      }),
    );
}

/** Both keys stand against guessing over a network. */
async function readKey(fd: number | undefined, prompt: string): Promise<Buffer> {
  const key = await readPassphrase(fd, prompt);
  if (key.length < leastKeyBytes) throw new KitError('input.invalid', { what: prompt, where: `< ${leastKeyBytes}` });
  return key;
}

function portNumber(text: string): number {
  return numberIn(text, 0, 65_535);
}

function descriptor(text: string): number {
  return numberIn(text, 0, 1_000_000);
}

function days(text: string): number {
  return numberIn(text, 1, 36_500);
}

function numberIn(text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new InvalidArgumentError(`a whole number from ${least} to ${most}`);
  }
  return value;
}
