import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formsOf } from './find-secret.ts';

export type Canary = { readonly name: string; readonly secret: string };
/** `form` tells how the secret stood there: raw, base64, hex … */
export type Finding = { readonly canary: string; readonly form: string; readonly where: string };

/** Finds canaries in one text or file's bytes. Compressed or encrypted content is not looked into. */
export function findCanaries(canaries: readonly Canary[], content: Buffer | string, where: string): Finding[] {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
  return canaries.flatMap(({ name, secret }) =>
    formsOf(Buffer.from(secret, 'utf8'))
      .filter(([, form]) => bytes.includes(form))
      .map(([form]) => ({ canary: name, form, where })),
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
