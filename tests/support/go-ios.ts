import { fileURLToPath } from 'node:url';
import { type Ran, runProgram } from './programs.ts';

const CPU: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** The binary that the npm package carries; its own wrapper needs an install script that is not allowed here. */
function goIosProgram(): string {
  const target = `${process.platform}-${CPU[process.arch] ?? process.arch}`;
  const folder = `go-ios-${target}_${target.replace('-', '_')}`;
  return fileURLToPath(new URL(`../../node_modules/go-ios/dist/${folder}/ios`, import.meta.url));
}

export type GoIosRan = Ran & {
  /** The lines of standard output that are JSON. */
  readonly json: readonly unknown[];
};

/** Runs go-ios against a bench's usbmuxd socket; without `udid` it takes the first device. */
export async function runGoIos(
  bench: { readonly address: string; readonly udid?: string; readonly env?: Record<string, string> },
  ...args: readonly string[]
): Promise<GoIosRan> {
  const env = { USBMUXD_SOCKET_ADDRESS: `unix://${bench.address}`, ...bench.env };
  const ran = await runProgram(goIosProgram(), [...args, ...(bench.udid ? [`--udid=${bench.udid}`] : [])], { env });
  return { ...ran, json: ran.stdout.split('\n').flatMap(parseJson) };
}

function parseJson(line: string): unknown[] {
  try {
    return line.trim() === '' ? [] : [JSON.parse(line)];
  } catch {
    return [];
  }
}
