import type { Command } from 'commander';
import type { ConnectionReport } from '../../shared/domain/connection-report.ts';
import { groupedFingerprint } from '../../shared/texts/fingerprint.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from './common.ts';
import { confirmTyped } from './confirm.ts';
import { sayReport } from './doctor.ts';
import { named } from './named.ts';
import { exitCodes, type Output } from './output.ts';
import { unchanged } from './server-edit.ts';

const words = {
  chain: { ja: 'サーバ証明書の連鎖:', en: 'Certificates of the server:' },
  certificate: { ja: '{subject}({date} まで)', en: '{subject} (until {date})' },
  anchor: { ja: 'トラストアンカー', en: 'trust anchor' },
  ask: { ja: '削除するには、サーバの名前を入力してください: ', en: 'Type the name of the server to remove it: ' },
};

/** What is done with servers that exist: test, duplicate, remove. */
export function addServerCareCommands(server: Command): void {
  withCommonOptions(
    server
      .command('test')
      .argument('<name>', 'the server')
      .description('name, connection, certificates and answers; enrolls nobody'),
  ).action((name: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const { id } = named('server', name, await station.call('servers.list', {}));
        const report = await station.call('servers.test', { id });
        const code = sayReport(report, output);
        sayChain(report, output);
        return code;
      }),
    ),
  );

  withCommonOptions(
    server
      .command('duplicate')
      .argument('<name>', 'the server')
      .argument('<new-name>', 'name of the copy')
      .description('one more server with the same URL, anchors and records'),
  ).action((name: string, copy: string, options: CommonOptions) =>
    perform(options, (output) =>
      withStation(options, async (station) => {
        const original = named('server', name, await station.call('servers.list', {}));
        const saved = await station.call('servers.change', { ...unchanged(original), asCopy: true, name: copy });
        output.data({ server: saved });
        output.say(`${saved.name}  ${saved.maskedUrl}`);
        return exitCodes.ok;
      }),
    ),
  );

  withCommonOptions(
    server
      .command('remove')
      .argument('<name>', 'the server')
      .description('remove a server that no blueprint uses, with its credentials'),
  )
    .option('--yes', 'do not ask')
    .action((name: string, options: CommonOptions & { readonly yes?: boolean }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const found = named('server', name, await station.call('servers.list', {}));
          if (options.yes !== true) await confirmTyped(output.text(words.ask), found.name, output);
          await station.call('servers.remove', { id: found.id });
          output.data({ removed: found });
          return exitCodes.ok;
        }),
      ),
    );
}

function sayChain({ chain }: ConnectionReport, output: Output): void {
  if (chain.length === 0) return;
  output.say(output.text(words.chain));
  for (const { subject, notAfter, fingerprint, isAnchor } of chain) {
    const mark = isAnchor ? ` [${output.text(words.anchor)}]` : '';
    output.say(`  ${output.text(words.certificate, { subject, date: notAfter.slice(0, 10) })}${mark}`);
    output.say(`    ${groupedFingerprint(fingerprint)}`);
  }
}
