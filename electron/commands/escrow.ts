import { type Command, Option } from 'commander';
import { type EscrowKind, escrowKinds } from '../../shared/domain/escrow.ts';
import { KitError } from '../../shared/errors/kit-error.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { writeNewFile } from './files.ts';
import { exitCodes } from './output.ts';
import { formatTable } from './table.ts';

const columns = {
  ja: ['シリアル番号', '種類', '保管', '最後の取り出し'],
  en: ['Serial', 'Kind', 'Kept', 'Last taken out'],
};
const empty = { ja: '保管しているものはありません。', en: 'Nothing is kept.' };

type RevealOptions = CommonOptions & { readonly kind: EscrowKind; readonly reason: string; readonly to?: string };

/** Unlock tokens and Activation Lock bypass codes. */
export function addEscrowCommands(program: Command): void {
  const escrow = program.command('escrow').description('unlock tokens and Activation Lock bypass codes');

  withCommonOptions(escrow.command('list').description('what is kept of which device, and who took it out')).action(
    (options: CommonOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const entries = await station.call('escrow.list', {});
          output.data({ escrow: entries });
          const rows = entries.map(({ serial, kind, keptAt, looks: [last] }) => [
            serial,
            kind,
            keptAt.slice(0, 10),
            last === undefined ? '–' : `${last.at.slice(0, 10)} ${last.operator ?? ''} ${last.reason}`,
          ]);
          output.say(rows.length === 0 ? output.text(empty) : formatTable(columns[output.language], rows));
          return exitCodes.ok;
        }),
      ),
  );

  withCommonOptions(
    escrow
      .command('reveal')
      .argument('<serial>', 'of the device')
      .description('take a secret out; who did it, when and why is kept'),
  )
    .addOption(new Option('--kind <kind>', 'which').choices(escrowKinds).default('bypass-code'))
    .requiredOption('--reason <text>', 'why it is needed')
    .option('--to <file>', 'where an unlock token is written; nothing is replaced')
    .action((serial: string, { kind, reason, to, ...options }: RevealOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          if (kind === 'unlock-token' && to === undefined) {
            throw new KitError('input.invalid', { what: 'escrow reveal', where: '--to' });
          }
          const revealed = await station.call('escrow.reveal', { serial, kind, reason });
          if (revealed.kind === 'bypass-code') {
            output.data({ serial: revealed.serial, code: revealed.code });
            output.say(revealed.code);
            return exitCodes.ok;
          }
          const file = to ?? revealed.fileName;
          writeNewFile(file, Buffer.from(revealed.data, 'base64'));
          output.data({ serial: revealed.serial, file });
          output.say(file);
          return exitCodes.ok;
        }),
      ),
    );
}
