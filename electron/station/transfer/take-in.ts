import type {
  AddedTrust,
  MergeChoice,
  TransferItem,
  TransferPreview,
  TransferResult,
} from '../../../shared/domain/transfer.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { OpenedBundle } from './bundle.ts';
import type { BroughtTrust, Import, Look, TransferParts } from './section.ts';
import { serverItemOf, trustsOf } from './sections/server-item.ts';

/** A bundle held against this station: what would happen, and what makes it happen. */
export type Comparison = {
  readonly preview: TransferPreview;
  readonly into: Import;
  readonly looks: ReadonlyMap<string, Look>;
};

type Wish = { readonly choices: Readonly<Record<string, MergeChoice>>; readonly trust: readonly string[] };

/** Looks at every item as it stands to what is here. Changes nothing. */
export function compare(bundle: OpenedBundle, parts: TransferParts): Comparison {
  const into: Import = {
    ...parts,
    from: bundle.station,
    ids: new Map(),
    names: new Map(),
    carried: new Map(),
    changedServers: new Set(),
  };
  const known = knownTrusts(parts);
  const trusts = new Map<string, AddedTrust>();
  const looks = new Map<string, Look>();
  const items: TransferItem[] = [];
  for (const entry of bundle.entries) {
    const look = entry.look(into);
    looks.set(entry.key, look);
    if (entry.isPart) continue;
    const added = look.state === 'same' ? [] : (look.trusts ?? []).filter((trust) => !known.has(idOf(trust)));
    for (const trust of added) note(trusts, trust, entry.name);
    items.push({
      key: entry.key,
      section: entry.section,
      name: entry.name,
      state: look.state,
      facts: [...look.facts],
      choices: choicesOf(look),
      trusts: [...new Set(added.map(idOf))],
    });
  }
  const { exportedAt, station, identities } = bundle;
  return {
    preview: { exportedAt, station, identities, items, trusts: [...trusts.values()] },
    into,
    looks,
  };
}

/**
 * Takes in what was chosen, all or nothing. What needs time is made ready first; the transaction itself waits for nothing.
 * @throws KitError `transfer.choice`, `transfer.trust-needed`, `transfer.needs`, having changed nothing.
 */
export async function takeIn(
  { preview, into, looks }: Comparison,
  wish: Wish,
): Promise<Omit<TransferResult, 'backup'>> {
  const decided = decide(preview, wish);
  for (const { item, choice } of decided) if (choice !== 'keep') await looks.get(item.key)?.prepare?.(choice);
  const result = { added: [] as string[], changed: [] as string[], left: 0 };
  into.store.transaction(() => {
    for (const { item, choice } of decided) {
      const look = looks.get(item.key);
      if (choice === 'keep') {
        look?.leave?.();
        result.left += 1;
        continue;
      }
      look?.apply(choice);
      (item.state === 'different' && choice === 'take' ? result.changed : result.added).push(item.key);
    }
  });
  return result;
}

/** What becomes of each item. @throws KitError `transfer.choice`, `transfer.trust-needed`. */
export function decide({ items }: Pick<TransferPreview, 'items'>, wish: Wish) {
  return items.map((item) => ({ item, choice: chosen(item, wish) }));
}

function chosen(item: TransferItem, wish: Wish): MergeChoice {
  const choice = wish.choices[item.key] ?? item.choices[0] ?? 'keep';
  if (!item.choices.includes(choice)) throw new KitError('transfer.choice', { name: item.name, choice });
  const missing = choice === 'keep' ? undefined : item.trusts.find((id) => !wish.trust.includes(id));
  if (missing !== undefined) throw new KitError('transfer.trust-needed', { name: item.name, what: missing });
  return choice;
}

/** The first is what happens when nothing is said: new things come, mine stay. */
function choicesOf({ state, ways = ['take'] }: Look): MergeChoice[] {
  if (state === 'same') return ['keep'];
  return state === 'new' ? ['take', 'keep'] : ['keep', ...ways];
}

function note(trusts: Map<string, AddedTrust>, trust: BroughtTrust, server: string): void {
  const id = idOf(trust);
  const before = trusts.get(id);
  const servers = [...new Set([...(before?.servers ?? []), server])];
  trusts.set(id, { id, ...trust, servers });
}

function knownTrusts(parts: TransferParts): ReadonlySet<string> {
  return new Set(parts.store.servers.list().flatMap((stored) => trustsOf(serverItemOf(parts, stored)).map(idOf)));
}

function idOf({ kind, value }: BroughtTrust): string {
  return `${kind}:${value}`;
}
