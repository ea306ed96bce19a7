import { z } from 'zod';
import type { MergeChoice, SectionName, TransferFact } from '../../../shared/domain/transfer.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { ProfileStore } from '../../identity/profile-store.ts';
import type { SecretStore } from '../../identity/secrets.ts';
import { canonicalJson } from '../../kitting/canonical-json.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../store/store.ts';

/** What sections work with. */
export type TransferParts = {
  readonly store: Store;
  readonly secrets: SecretStore;
  readonly profiles: ProfileStore;
  readonly clock: Clock;
};

/** What a person wants in the bundle beside the sections themselves. */
export type ExportWish = { readonly identities: boolean };

/** A certificate or a host's name that would be believed here from then on. */
export type BroughtTrust = {
  readonly kind: 'host' | 'anchor';
  readonly value: string;
  readonly subject?: string;
  readonly expiresAt?: string;
};

/** One import under way: what sections learn from each other. */
export type Import = TransferParts & {
  /** What the bundle's station is called; tells its things from ours where both stay. */
  readonly from: string;
  /** Ids there → ids here, of what others refer to. An id that is not in it did not come along. */
  readonly ids: Map<string, string>;
  /** What they are called there, by their ids there. */
  readonly names: Map<string, string>;
  /** Profiles of the bundle by SHA-256; those that a blueprint needs are kept. */
  readonly carried: Map<string, Buffer>;
  /** Servers whose connection must be made anew. */
  readonly changedServers: Set<string>;
};

/** How an item stands to what is here. */
export type Look = {
  readonly state: 'new' | 'same' | 'different';
  readonly facts: readonly TransferFact[];
  readonly trusts?: readonly BroughtTrust[];
  /** Beside `keep`, which is always possible; `take` is where this is not said. */
  readonly ways?: readonly Exclude<MergeChoice, 'keep'>[];
  /** What takes time and must be ready before the transaction. */
  prepare?(choice: Exclude<MergeChoice, 'keep'>): Promise<void>;
  /** Within the transaction that all items share. */
  apply(choice: Exclude<MergeChoice, 'keep'>): void;
  /** The same when it is left as it is here. */
  leave?(): void;
};

export type Entry = { readonly key: string; readonly name: string; look(into: Import): Look };

/** One kind of thing that goes from Mac to Mac. A new kind is a file beside the others and its line in `registry.ts`. */
export type Section = {
  readonly name: SectionName;
  readonly version: number;
  readonly needs: readonly SectionName[];
  readonly isPart: boolean;
  collect(parts: TransferParts, wish: ExportWish): unknown[];
  /** Names of what `collect` would give. */
  names(parts: TransferParts): string[];
  /** @throws KitError `transfer.unreadable` for anything that its schema does not know. */
  read(items: unknown): Entry[];
};

export type SectionDefinition<Item> = {
  readonly name: SectionName;
  /** Raised when an older Kitbench could not read the items; `schema` goes on reading the older ones. */
  readonly version: number;
  readonly schema: z.ZodType<Item>;
  /** More is no station's. */
  readonly most: number;
  readonly needs?: readonly SectionName[];
  readonly isPart?: boolean;
  idOf(item: Item): string;
  nameOf(item: Item): string;
  collect(parts: TransferParts, wish: ExportWish): Item[];
  look(item: Item, into: Import): Look;
};

export function defineSection<Item>(definition: SectionDefinition<Item>): Section {
  const { name, version, schema, most, needs = [], isPart = false, idOf, nameOf, collect, look } = definition;
  const list = z.array(schema).max(most);
  return {
    name,
    version,
    needs,
    isPart,
    collect,
    names: (parts) => collect(parts, { identities: false }).map(nameOf),
    read: (json) => {
      const parsed = list.safeParse(json);
      if (!parsed.success) {
        const where = [name, ...(parsed.error.issues[0]?.path ?? [])].join('.');
        throw new KitError('transfer.unreadable', { where });
      }
      return parsed.data.map((item) => ({
        key: `${name}/${idOf(item)}`,
        name: nameOf(item),
        look: (into) => look(item, into),
      }));
    },
  };
}

/** What goes by that id, or else, alone, by that name. */
export function counterpart<T extends { readonly id: string; readonly name: string }>(
  wanted: { readonly id: string; readonly name: string },
  here: readonly T[],
): T | undefined {
  const byId = here.find(({ id }) => id === wanted.id);
  if (byId !== undefined) return byId;
  const named = here.filter(({ name }) => name === wanted.name);
  return named.length === 1 ? named[0] : undefined;
}

/** A name that tells theirs from ours. */
export function besideMine(name: string, from: string, most: number): string {
  return `${name.slice(0, Math.max(1, most - from.length - 3))} (${from})`.slice(0, most);
}

/** Names of what two things have that is not the same. */
export function differences(
  there: Readonly<Record<string, unknown>>,
  here: Readonly<Record<string, unknown>>,
): readonly string[] {
  const names = new Set([...Object.keys(there), ...Object.keys(here)]);
  return [...names].filter((name) => canonicalJson({ it: there[name] }) !== canonicalJson({ it: here[name] }));
}

/** A fact as it is there, and as it is here where that is another. */
export function fact(what: TransferFact['what'], there: string | undefined, here?: string): TransferFact[] {
  const value = there ?? '–';
  if (value === '–' && (here ?? '–') === '–') return [];
  return [{ what, value, ...(here === undefined || here === value ? {} : { here }) }];
}
