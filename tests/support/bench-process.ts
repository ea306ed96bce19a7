import { type RunBenchOptions, runBench } from '../../electron/practice/bench/main.ts';

/** Run as a program with the options as JSON: a bench that ends with its standard input, that is with its test. */
const options: Omit<RunBenchOptions, 'print'> = JSON.parse(process.argv[2] ?? '{}');
const bench = await runBench({ ...options, print: (line) => process.stdout.write(line) });
process.stdin.on('end', () => void bench.stop()).resume();
process.once('SIGTERM', () => void bench.stop());
await bench.stopped;
process.exit(0);
