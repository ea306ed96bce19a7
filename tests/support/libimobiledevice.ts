import { findProgram, type Ran, runProgram } from './programs.ts';

/** Runs one of Debian's libimobiledevice tools on a device of a bench. Throws when it is not installed. */
export function runImobile(
  bench: { readonly address: string; readonly udid: string },
  tool: string,
  ...args: readonly string[]
): Promise<Ran> {
  const aptPackage = tool === 'ideviceinstaller' ? tool : 'libimobiledevice-utils';
  const env = { USBMUXD_SOCKET_ADDRESS: `UNIX:${bench.address}` };
  return runProgram(findProgram(tool, aptPackage), ['-u', bench.udid, ...args], { env });
}
