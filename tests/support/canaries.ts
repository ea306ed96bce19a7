import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Canary = { readonly name: string; readonly secret: string };
/** `form` tells how the secret stood there: raw, base64, hex … */
export type Finding = { readonly canary: string; readonly form: string; readonly where: string };

type Form = { readonly form: string; readonly text: string };

/** A secret as it could stand somewhere: as it is, or in any encoding that a program might have put it into. */
function formsOf(secret: string): Form[] {
  const bytes = Buffer.from(secret, 'utf8');
  const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return [
    { form: 'raw', text: secret },
    ...embeddedBase64(bytes).flatMap((text) => [
      { form: 'base64', text },
      { form: 'base64url', text: text.replaceAll('+', '-').replaceAll('/', '_') },
      { form: 'percent-encoded base64', text: encodeURIComponent(text) },
    ]),
    { form: 'hex', text: bytes.toString('hex') },
    { form: 'hex', text: bytes.toString('hex').toUpperCase() },
    { form: 'percent-encoded', text: encodeURIComponent(secret) },
    { form: 'percent-encoded', text: percent },
    { form: 'percent-encoded', text: percent.toUpperCase() },
    { form: 'JSON text', text: JSON.stringify(secret).slice(1, -1) },
  ].filter(({ form, text }) => form === 'raw' || text !== secret);
}

/** What base64 makes of the bytes inside a longer text: three ways, by where they begin; the edges depend on neighbours. */
function embeddedBase64(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const from = Math.ceil((shift * 8) / 6);
    const to = Math.floor(((shift + bytes.length) * 8) / 6);
    return encoded.slice(from, to);
  });
}

/** Finds canaries in one text or file's bytes. Compressed or encrypted content is not looked into. */
export function findCanaries(canaries: readonly Canary[], content: Buffer | string, where: string): Finding[] {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
  return canaries.flatMap(({ name, secret }) =>
    formsOf(secret)
      .filter(({ text }) => bytes.includes(text))
      .map(({ form }) => ({ canary: name, form, where })),
  );
}

/** Every file below a folder, by name and content. */
export function searchFolder(canaries: readonly Canary[], folder: string): Finding[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const named = findCanaries(canaries, entry.name, `the name of ${path}`);
    return entry.isFile() ? [...named, ...findCanaries(canaries, readFileSync(path), path)] : named;
  });
}

export type ArgumentsWatch = {
  /** @returns what was seen since the start. */
  stop(): Finding[];
};

/** Looks at the arguments and environments of every process, many times a second (Linux; elsewhere it sees nothing). */
export function watchProcessArguments(canaries: readonly Canary[]): ArgumentsWatch {
  const found = new Map<string, Finding>();
  const look = () => {
    for (const finding of lookAtProcesses(canaries)) found.set(`${finding.canary} ${finding.where}`, finding);
  };
  const timer = setInterval(look, 25);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return [...found.values()];
    },
  };
}

function lookAtProcesses(canaries: readonly Canary[]): Finding[] {
  if (process.platform !== 'linux') return [];
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.flatMap((id) =>
    ['cmdline', 'environ'].flatMap((file) => {
      try {
        return findCanaries(canaries, readFileSync(`/proc/${id}/${file}`), `${file} of a process`);
      } catch {
        // It ended meanwhile, or belongs to somebody else.
        return [];
      }
    }),
  );
}
