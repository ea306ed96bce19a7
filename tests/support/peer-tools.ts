import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findProgram, type Ran, runProgram } from './programs.ts';

const GO_IOS: Readonly<Record<string, string>> = {
  'linux x64': 'go-ios-linux-amd64_linux_amd64/ios',
  'linux arm64': 'go-ios-linux-arm64_linux_arm64/ios',
  'darwin x64': 'go-ios-darwin-amd64_darwin_amd64/ios',
  'darwin arm64': 'go-ios-darwin-arm64_darwin_arm64/ios',
};

/** The binary inside npm's go-ios. Throws where that has none for this machine. */
export function goIosProgram(): string {
  const folder = GO_IOS[`${process.platform} ${process.arch}`];
  const path = fileURLToPath(new URL(`../../node_modules/go-ios/dist/${folder}`, import.meta.url));
  if (!folder || !existsSync(path)) throw new Error(`npm's go-ios has no program for this machine: npm ci (${path})`);
  return path;
}

export type ToolOptions = { readonly cwd?: string; readonly timeoutMs?: number };

/** `ios …` of go-ios against a usbmuxd socket. */
export function ios(address: string, args: readonly string[], options: ToolOptions = {}): Promise<Ran> {
  return runProgram(goIosProgram(), args, { ...options, env: { USBMUXD_SOCKET_ADDRESS: `unix://${address}` } });
}

/** A tool of libimobiledevice against a usbmuxd socket. */
export function idevice(
  address: string,
  tool: string,
  args: readonly string[],
  options: ToolOptions = {},
): Promise<Ran> {
  const program = findProgram(tool, 'libimobiledevice-utils');
  return runProgram(program, args, { ...options, env: { USBMUXD_SOCKET_ADDRESS: `UNIX:${address}` } });
}

/** The JSON go-ios prints as its last line, before which it may log. */
export function lastJson({ stdout }: Ran): unknown {
  const line = stdout.trim().split('\n').at(-1);
  return JSON.parse(line ?? '');
}
