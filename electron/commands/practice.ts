import { type Command, InvalidArgumentError } from 'commander';
import { perform } from './common.ts';
import { exitCodes } from './output.ts';

type BenchCommandOptions = {
  readonly socket?: string;
  readonly port?: number;
  readonly control?: string;
  readonly devices: number;
  readonly scenario?: string;
  readonly seed: string;
  readonly latency: number;
  readonly delays: 'reference' | 'none';
  readonly delayScale?: number;
  readonly faults?: string;
};

export function addPracticeCommands(program: Command): void {
  const practice = program.command('practice').description('the practice room’s parts, each a process of its own');

  practice
    .command('bench')
    .description('a simulated usbmuxd with practice devices; prints one JSON line when ready')
    .option('--socket <path>', 'unix socket of usbmuxd')
    .option('--port <n>', 'or a TCP port on loopback', wholeNumber)
    .option('--control <path>', 'unix socket of the control channel')
    .option('--devices <n>', 'how many devices', wholeNumber, 1)
    .option('--scenario <file>', 'a scenario that comes with Kitbench, or a file')
    .option('--seed <text>', 'same seed, same devices', '1')
    .option('--latency <ms>', 'milliseconds added to each answer', wholeNumber, 0)
    .option('--delays <kind>', 'reference (published device timings) or none', delaysKind, 'none')
    .option('--delay-scale <factor>', 'shorten the reference delays by this factor, above 0 and up to 1', scaleFactor)
    .option('--faults <file>', 'what goes wrong, and when')
    .action((options: BenchCommandOptions) =>
      perform({}, async () => {
        const { runBench } = await import('../practice/bench/main.ts');
        const bench = await runBench({ ...options, print: (line) => process.stdout.write(line) });
        const stop = () => void bench.stop();
        process.once('SIGINT', stop);
        process.once('SIGTERM', stop);
        await bench.stopped;
        return exitCodes.ok;
      }),
    );

  practice
    .command('mdm')
    .description('a practice MDM with a records API; prints one JSON line when ready')
    .option('--config <file>', 'accounts, groups, ports and trust (JSON)')
    .action((options: { config?: string }) =>
      perform({}, async () => {
        const { runMdm } = await import('../practice/mdm/main.ts');
        await runMdm(options);
        return exitCodes.ok;
      }),
    );
}

function scaleFactor(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('a number above 0 and up to 1');
  return value;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('a whole number');
  return value;
}

function delaysKind(text: string): 'reference' | 'none' {
  if (text !== 'reference' && text !== 'none') throw new InvalidArgumentError('reference or none');
  return text;
}
