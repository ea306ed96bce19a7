import type { Command } from 'commander';
import type { StationStatus } from '../../shared/domain/station.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { type CommonOptions, perform, profileOf, vaultDescriptor, withCommonOptions, withStation } from './common.ts';
import { exitCodes, type Output } from './output.ts';
import { readPassphrase, vaultPassphrase } from './passphrase.ts';

const texts = {
  on: { ja: '補助モード: オン', en: 'Helper mode: on' },
  off: { ja: '補助モード: オフ', en: 'Helper mode: off' },
  set: { ja: 'PIN: あり', en: 'PIN: set' },
  none: { ja: 'PIN: なし', en: 'PIN: none' },
};
const prompts = {
  next: { ja: '新しい PIN(4〜12 桁の数字)', en: 'New PIN (4 to 12 digits)' },
  again: { ja: 'もう一度', en: 'Once more' },
  current: { ja: '現在の PIN', en: 'The present PIN' },
};

type PinOptions = CommonOptions & { readonly pinFd?: string; readonly currentPinFd?: string };

/** Below `station`: helper mode for its windows, and the PIN that ends it. */
export function addHelperCommands(station: Command): void {
  const helper = station.command('helper').description('helper mode: windows only plug in, scan and look');
  for (const [word, kind, description] of [
    ['on', 'helper.enter', 'hold every window to helper mode; needs a PIN that is set'],
    ['off', 'helper.end', 'end it; the terminal needs no PIN'],
  ] as const) {
    withCommonOptions(helper.command(word).description(description)).action((options: CommonOptions) =>
      perform(options, (output) => withStation(options, async (client) => tell(await client.call(kind, {}), output))),
    );
  }

  const pin = station.command('pin').description('the station PIN, which ends helper mode at a window');
  withCommonOptions(pin.command('set').description('choose it (4 to 12 digits)'))
    .option('--pin-fd <n>', 'file descriptor to read the new PIN from (else asked on the terminal)')
    .option('--current-pin-fd <n>', 'file descriptor to read the present PIN from, when there is one')
    .action((options: PinOptions) =>
      perform(options, (output) =>
        withStation(options, async (client) => {
          const { helper: now } = await client.call('station.status', {});
          const current = now.pinSet ? await readPin(options.currentPinFd, prompts.current, output) : undefined;
          const next = await readNewPin(options.pinFd, output);
          return tell(
            await client.call('pin.set', current === undefined ? { pin: next } : { pin: next, current }),
            output,
          );
        }),
      ),
    );

  withCommonOptions(
    pin.command('clear').description('forget it, also a lost one: asks for the vault’s passphrase'),
  ).action((options: CommonOptions) =>
    perform(options, async (output) => {
      const typed = await vaultPassphrase(profileOf(options), vaultDescriptor(options), output.language);
      const passphrase = typed.toString('utf8');
      return withStation(
        options,
        async (client) => tell(await client.call('pin.reset', { passphrase }), output),
        typed,
      );
    }),
  );
}

function tell({ helper }: StationStatus, output: Output): number {
  output.data({ helper });
  output.say(
    `${output.text(helper.on ? texts.on : texts.off)}  ${output.text(helper.pinSet ? texts.set : texts.none)}`,
  );
  return exitCodes.ok;
}

async function readNewPin(fd: string | undefined, output: Output): Promise<string> {
  const pin = await readPin(fd, prompts.next, output);
  if (fd === undefined && pin !== (await readPin(undefined, prompts.again, output))) {
    throw new KitError('input.pins-differ');
  }
  return pin;
}

/** Typed, or from a file descriptor. */
export async function readPin(
  fd: string | undefined,
  prompt: Readonly<Record<'ja' | 'en', string>>,
  output: Output,
): Promise<string> {
  const typed = await readPassphrase(fd === undefined ? undefined : Number.parseInt(fd, 10), output.text(prompt));
  return typed.toString('utf8');
}
