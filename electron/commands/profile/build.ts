import type { Command } from 'commander';
import type { ListedProfile, ProfileSource } from '../../../shared/domain/profile.ts';
import {
  isProfileDict,
  type ProfileDocument,
  payloadsOf,
  profileDocumentSchema,
} from '../../../shared/domain/profile-document.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import { readSetting, withValue } from '../../../shared/profiles/settings.ts';
import { isSecretKey } from '../../../shared/tables/payload-secrets.ts';
import { type PayloadType, payloadType, profileKeys } from '../../../shared/tables/payload-table.ts';
import { type CommonOptions, perform, withCommonOptions, withStation } from '../common.ts';
import { readInputFile, readJsonFile } from '../files.ts';
import { exitCodes, type Output } from '../output.ts';
import { readPassphrase } from '../passphrase.ts';
import { profileNamed } from './library.ts';
import { sayFindings } from './say.ts';
import { type TargetOptions, targetOf, withTarget } from './target.ts';

/** The profile's own keys, as if they were a payload's. */
const profileTable: PayloadType = { id: '', type: '', title: '', ios: {}, tvos: {}, keys: profileKeys };
const saved = { ja: '「{name}」版 {revision}', en: '"{name}", revision {revision}' };

type BuildOptions = CommonOptions &
  TargetOptions & {
    readonly set: readonly string[];
    readonly setFile: readonly string[];
    readonly secret: readonly string[];
    readonly root: readonly string[];
    readonly from?: string;
    readonly name?: string;
    readonly addTo?: string;
    readonly dry?: boolean;
  };

/** Profiles made here: of one payload's settings, or of XML or JSON that somebody wrote. */
export function addProfileBuildCommands(profile: Command): void {
  withTarget(
    withCommonOptions(
      profile
        .command('build')
        .argument('<type>', 'payload type, as `profile types` lists them')
        .description('make a profile of one payload, or add the payload to one'),
    ),
  )
    .option('--set <key=value>', 'a setting; dots lead into dictionaries, numbers into lists (repeatable)', collect, [])
    .option('--set-file <key=file>', 'a setting that is data: the bytes of that file (repeatable)', collect, [])
    .option('--secret <key[=fd]>', 'a password: from a file descriptor, else asked for (repeatable)', collect, [])
    .option('--root <key=value>', 'a key of the profile itself (repeatable)', collect, [])
    .option('--from <file>', 'settings as JSON: one dictionary')
    .option('--name <name>', 'name of the profile')
    .option('--add-to <name>', 'the profile of the library that the payload is added to')
    .option('--dry', 'only say what would be wrong with it')
    .action((id: string, options: BuildOptions) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const type = payloadType(id);
          if (type === undefined) throw new KitError('input.not-found', { what: 'payload type', name: id });
          const payload = { PayloadType: type.type, ...(await settingsOf(type, options)) };
          const base = options.addTo === undefined ? undefined : await profileNamed(options.addTo, station);
          const before = base && (await station.call('profiles.show', { id: base.id, target: {} })).contents.document;
          const content = [...(before === undefined ? [] : payloadsOf(before)), payload];
          const source = { document: { ...before, ...rootOf(options.root), PayloadContent: content } };
          const name = options.name ?? base?.name ?? type.title;
          return keep(station, { source, name, ...baseOf(base) }, options, output);
        }),
      ),
    );

  withTarget(
    withCommonOptions(
      profile
        .command('save')
        .argument('<file>', 'XML, or JSON as `profile show --json` prints it under `document`')
        .description('make a profile of what somebody wrote; marks stand for the secrets of the one replaced'),
    ),
  )
    .option('--name <name>', 'name of the profile')
    .option('--replaces <name>', 'the profile that it is a new revision of')
    .option('--dry', 'only say what would be wrong with it')
    .action((path: string, options: Omit<BuildOptions, 'addTo'> & { readonly replaces?: string }) =>
      perform(options, (output) =>
        withStation(options, async (station) => {
          const base = options.replaces === undefined ? undefined : await profileNamed(options.replaces, station);
          const name = options.name ?? base?.name;
          if (name === undefined) throw new KitError('input.invalid', { what: 'profile', where: '--name' });
          return keep(station, { source: sourceOf(path), name, ...baseOf(base) }, options, output);
        }),
      ),
    );
}

function baseOf(base: ListedProfile | undefined) {
  return base === undefined ? {} : { id: base.id, revision: base.revision };
}

async function keep(
  station: Parameters<Parameters<typeof withStation>[1]>[0],
  written: { readonly source: ProfileSource; readonly name: string; readonly id?: string; readonly revision?: number },
  options: TargetOptions & { readonly dry?: boolean },
  output: Output,
): Promise<number> {
  const { findings } = await station.call('profiles.preview', { ...written, target: targetOf(options) });
  const code = sayFindings(findings, output);
  if (options.dry === true) {
    output.data({ findings });
    return code;
  }
  const profile = await station.call('profiles.save', written);
  output.data({ profile, findings });
  output.say(output.text(saved, { name: profile.name, revision: String(profile.revision) }));
  return exitCodes.ok;
}

function sourceOf(path: string): ProfileSource {
  const text = readInputFile(path, 6).toString('utf8');
  if (!/^\s*\{/.test(text)) return { xml: text };
  return { document: dictOf(path) };
}

function dictOf(path: string): ProfileDocument {
  const parsed = profileDocumentSchema.safeParse(readJsonFile(path));
  if (parsed.success) return parsed.data;
  throw new KitError('input.invalid', { what: path, where: '.' });
}

function rootOf(texts: readonly string[]): ProfileDocument {
  return texts.reduce<ProfileDocument>((root, text) => withSetting(root, profileTable, ...halves(text)), {});
}

async function settingsOf(type: PayloadType, options: BuildOptions): Promise<ProfileDocument> {
  let settings: ProfileDocument = options.from === undefined ? {} : dictOf(options.from);
  for (const text of options.set) {
    const [key, value] = halves(text);
    if (isSecretKey(type.type, key.split('.'))) throw new KitError('profile.secret-argument', { key });
    settings = withSetting(settings, type, key, value);
  }
  for (const text of options.setFile) {
    const [key, path] = halves(text);
    settings = withSetting(settings, type, key, readInputFile(path, 3).toString('base64'));
  }
  for (const text of options.secret) {
    const [key, fd] = text.includes('=') ? halves(text) : [text, undefined];
    const typed = await readPassphrase(fd === undefined ? undefined : Number.parseInt(fd, 10), key);
    settings = withSetting(settings, type, key, typed.toString('utf8'));
  }
  return settings;
}

function withSetting(settings: ProfileDocument, type: PayloadType, key: string, text: string): ProfileDocument {
  const setting = readSetting(type, key, text);
  if (!setting.ok) throw new KitError('input.invalid', { what: key, where: setting.problem });
  const changed = withValue(settings, setting.path, setting.value);
  if (!isProfileDict(changed)) throw new KitError('input.invalid', { what: key, where: 'path' });
  return changed;
}

function halves(text: string): readonly [key: string, value: string] {
  const at = text.indexOf('=');
  if (at < 1) throw new KitError('input.invalid', { what: text, where: '=' });
  return [text.slice(0, at), text.slice(at + 1)];
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
