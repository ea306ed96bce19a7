import { parseArgs } from 'node:util';

/** First argument of the installed `kitbench` command (resources/command/kitbench). */
const commandFlag = '--kitbench-command';

/** Chromium's and Node's back doors: each lets another program read or steer a page that may erase devices. */
const refusedSwitches = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'load-extension',
  'disable-web-security',
  'no-sandbox',
  'allow-running-insecure-content',
  'ignore-certificate-errors',
  'host-rules',
  'host-resolver-rules',
  'user-data-dir',
  'password-store',
] as const;

const practiceDevices = { least: 2, usual: 12, most: 64 } as const;

export type Launch =
  | { readonly kind: 'window'; readonly profileFile: string | undefined }
  /** The window of a practice room that is thrown away with it. */
  | { readonly kind: 'practice'; readonly devices: number }
  /** `kitbench …` with the app's own program; `argv` is what the command line expects. */
  | { readonly kind: 'command'; readonly argv: readonly string[] }
  | { readonly kind: 'refused'; readonly what: string };

/** What the arguments ask for. A packaged app takes none but the command's own: the production station only. */
export function readLaunch(
  argv: readonly string[],
  { isPackaged, hasSwitch }: { readonly isPackaged: boolean; readonly hasSwitch: (name: string) => boolean },
): Launch {
  const own = argv.slice(isPackaged ? 1 : 2);
  const refused = isPackaged ? refusedSwitches.find(hasSwitch) : undefined;
  if (refused !== undefined) return { kind: 'refused', what: `--${refused}` };
  if (own[0] === commandFlag) return { kind: 'command', argv: argv.filter((word) => word !== commandFlag) };
  const { values } = parseArgs({
    args: own,
    strict: false,
    options: { profile: { type: 'string' }, practice: { type: 'string' } },
  });
  const { profile, practice } = values;
  if (practice !== undefined) return readPractice(practice);
  if (profile === undefined) return { kind: 'window', profileFile: undefined };
  if (isPackaged || typeof profile !== 'string') return { kind: 'refused', what: '--profile' };
  return { kind: 'window', profileFile: profile };
}

/** As `kitbench serve --practice [n]`. */
function readPractice(practice: string | boolean): Launch {
  const devices = practice === true ? practiceDevices.usual : Number(practice);
  const isPossible = Number.isInteger(devices) && devices >= practiceDevices.least && devices <= practiceDevices.most;
  return isPossible ? { kind: 'practice', devices } : { kind: 'refused', what: '--practice' };
}
