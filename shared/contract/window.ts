import { z } from 'zod';
import { problemSchema } from '../domain/run.ts';
import { languages } from '../texts/language.ts';
import { type HostCommandKind, hostCommands, hostEventSchema } from './host.ts';

/**
 * What the native window offers its page beside the station: dialogs, printing, appearance, notifications, the core's
 * state. Judged in the main process, sender first, then payload. The preload script exposes one function per use case.
 */
const maxFileBytes = 32 * 1024 * 1024;
const none = z.object({}).strict().default({});

export const windowSettingsSchema = z.object({
  language: z.enum(['system', ...languages]),
  theme: z.enum(['system', 'light', 'dark']),
  notifications: z.boolean(),
  sounds: z.boolean(),
});
export type WindowSettings = z.infer<typeof windowSettingsSchema>;

/** The core is a process of its own; the page lives on without it. */
export const coreStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('starting') }),
  /** `new`: the vault is made with the passphrase that is given. A problem says why the last one did not do. */
  z.object({ state: z.literal('locked'), vault: z.enum(['new', 'existing']), problem: problemSchema.optional() }),
  /** `start` rises with every start of the core: another number means another port. */
  z.object({ state: z.literal('running'), start: z.number().int() }),
  z.object({ state: z.literal('restarting'), crashes: z.number().int() }),
  /** A person has to do something before another start can go better. */
  z.object({ state: z.literal('failed'), problem: problemSchema }),
]);
export type CoreState = z.infer<typeof coreStateSchema>;

export const windowStateSchema = z.object({
  /** The language in force. */
  language: z.enum(languages),
  settings: windowSettingsSchema,
  appearance: z.object({ dark: z.boolean(), highContrast: z.boolean(), reducedMotion: z.boolean() }),
  core: coreStateSchema,
  /** What opens the vault: nag until a person's own passphrase does, for a Keychain dies with its Mac. */
  vault: z.object({ keychain: z.boolean(), ownPassphrase: z.boolean() }),
  /** `inset`: the page draws its own title bar, and leaves room for the Mac's three buttons. */
  titleBar: z.enum(['system', 'inset']),
  version: z.string(),
});
export type WindowState = z.infer<typeof windowStateSchema>;

/** Menu items that the page carries out; the rest of the menu is the main process's own. */
export const pageCommands = [
  'show-station',
  'show-server',
  'show-organization',
  'show-blueprint',
  'show-apply',
  'show-verify',
  'show-profiles',
  'show-records',
  'show-fleet',
  'show-calendar',
  'show-settings',
  'new-item',
  'import',
  'export',
  'find',
  'primary-action',
  'select-ready',
  'arm',
  'disarm',
  'retry-failed',
  'filter-needs-me',
  'sync-records',
  'shortcuts',
] as const;
export type PageCommand = (typeof pageCommands)[number];

/** Decides the dialog's title and which files it shows. */
export const filePurposes = [
  'profiles',
  'payload',
  'blueprint',
  'identity',
  'certificates',
  'table',
  'report',
  'station',
  'push',
  'token',
  'calendar',
] as const;
export type FilePurpose = (typeof filePurposes)[number];
export const fileExtensions: Readonly<Record<FilePurpose, readonly string[]>> = {
  profiles: ['mobileconfig'],
  /** Whatever a payload holds as data. */
  payload: ['png', 'cer', 'crt', 'der', 'pem', 'p12', 'pfx', 'ttf', 'otf', 'pub', 'bin'],
  blueprint: ['json'],
  identity: ['p12', 'pfx', 'pem', 'cer', 'crt', 'der', 'key'],
  certificates: ['cer', 'crt', 'der', 'pem'],
  table: ['csv', 'tsv', 'txt'],
  report: ['html', 'csv', 'json'],
  station: ['kitstation'],
  /** What a browser saved in a certificate's place can be chosen too: it is told apart. */
  push: ['pem', 'cer', 'crt', 'der', 'json', 'csr', 'plist', 'txt', 'key', 'p12'],
  token: ['vpptoken', 'txt'],
  calendar: ['ics'],
};

const fileName = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => !/[/\\\0]/.test(name) && !name.startsWith('.'));
/** Files cross as bytes, never as paths. */
const fileSchema = z.object({ name: fileName, data: z.base64().max(Math.ceil(maxFileBytes / 3) * 4) }).strict();
export type WindowFile = z.infer<typeof fileSchema>;
export const fileLimits = { bytes: maxFileBytes, count: 50 } as const;

/** Characters of a passphrase that is made here; one that exists already may be shorter. */
export const leastPassphrase = 8;
const newPassphrase = z.string().min(leastPassphrase).max(1024);
const hostKinds = Object.keys(hostCommands) as [HostCommandKind, ...HostCommandKind[]];

const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const windowCalls = {
  'state.read': call(none, windowStateSchema),
  'settings.change': call(windowSettingsSchema.partial().strict(), windowStateSchema),
  /** The port follows as a window message, see `stationPortMessage`. False: the core is not running. */
  'station.connect': call(none, z.object({ connected: z.boolean() })),
  'core.unlock': call(z.object({ passphrase: z.string().min(1).max(1024) }).strict(), none),
  /** One more passphrase that opens the vault, beside the Keychain. */
  'vault.add-passphrase': call(z.object({ passphrase: newPassphrase }).strict(), none),
  /** Starts a failed core again at once. */
  'core.restart': call(none, none),
  'files.open': call(
    z.object({ purpose: z.enum(filePurposes), multiple: z.boolean().default(false) }).strict(),
    z.array(fileSchema),
  ),
  'files.save': call(
    z.object({ purpose: z.enum(filePurposes), file: fileSchema }).strict(),
    z.object({ saved: z.boolean() }),
  ),
  /** A folder's path leaves the dialog only here: the core writes the mirror there, not the page. None: cancelled. */
  'folder.choose': call(none, z.object({ path: z.string().optional() })),
  'page.print': call(none, z.object({ printed: z.boolean() })),
  'text.copy': call(z.object({ text: z.string().min(1).max(100_000) }).strict(), none),
  /** Only addresses of the allow-list are opened. */
  'link.open': call(z.object({ url: z.string().min(1).max(2048) }).strict(), z.object({ opened: z.boolean() })),
  'logs.show': call(none, none),
  /** What the host contract's requests are answered with here: they do not travel through the core's port. */
  'host.ask': call(z.object({ kind: z.enum(hostKinds), input: z.unknown() }).strict(), z.unknown()),
} as const;
export type WindowCalls = typeof windowCalls;
export type WindowCall = keyof WindowCalls;
export type WindowInput<K extends WindowCall> = z.input<WindowCalls[K]['input']>;
export type WindowOutput<K extends WindowCall> = z.output<WindowCalls[K]['output']>;

/** Errors cross the bridge as data: an exception would lose its code there. */
export type WindowAnswer<K extends WindowCall> =
  | { readonly ok: true; readonly output: WindowOutput<K> }
  | { readonly ok: false; readonly problem: z.infer<typeof problemSchema> };

export const windowEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('state'), state: windowStateSchema }),
  z.object({ type: z.literal('command'), command: z.enum(pageCommands) }),
  z.object({ type: z.literal('host'), event: hostEventSchema }),
]);
export type WindowEvent = z.infer<typeof windowEventSchema>;
