import data from './payload-keys.json' with { type: 'json' };

/** When an operating system knows a payload or key, and under which conditions it takes it. */
export type OsRule = {
  readonly from?: string;
  readonly deprecated?: string;
  readonly removed?: string;
  /** Honoured on supervised devices only. */
  readonly supervised?: boolean;
  /** Refused over USB and by hand. */
  readonly mdmOnly?: boolean;
};

/** One key of a payload, as Apple's schema describes it. */
export type PayloadKey = {
  readonly key: string;
  /** Apple's own title, in English. */
  readonly title?: string;
  readonly type: 'string' | 'boolean' | 'integer' | 'real' | 'date' | 'data' | 'array' | 'dictionary' | 'any';
  readonly required?: boolean;
  readonly default?: unknown;
  readonly values?: readonly (string | number)[];
  readonly min?: number;
  readonly max?: number;
  /** A regular expression. */
  readonly pattern?: string;
  readonly format?: string;
  readonly maxItems?: number;
  /** The structure around it repeats itself here. */
  readonly repeats?: boolean;
  /** Left out where its parent's holds; `null`: not on that system. */
  readonly ios?: OsRule | null;
  readonly tvos?: OsRule | null;
  /** Of a dictionary; a key named `ANY` stands for keys of any name. */
  readonly keys?: readonly PayloadKey[];
  /** Of an array. */
  readonly item?: PayloadKey;
};

export type PayloadType = {
  /** Unique; the type itself but for variants of one. */
  readonly id: string;
  readonly type: string;
  readonly title: string;
  /** A profile may hold more than one. */
  readonly several?: boolean;
  readonly ios: OsRule | null;
  readonly tvos: OsRule | null;
  readonly keys: readonly PayloadKey[];
};

const all = data.payloads as readonly PayloadType[];

/** The variant of a type that only one extension identifier makes. */
const kerberosExtension = 'com.apple.AppSSOKerberos.KerberosExtension';

/** Every payload type that a profile can hold, in the table's order. */
export const payloadTypes: readonly PayloadType[] = all.filter(({ id }) => !id.startsWith('_'));

/** Keys that every payload has: type, identifier, UUID, version and what it is called. */
export const commonKeys: readonly PayloadKey[] = keysOf('_common');

/** Keys of the profile itself. */
export const profileKeys: readonly PayloadKey[] = keysOf('_toplevel');

const byId = new Map(payloadTypes.map((payload) => [payload.id, payload]));

export function payloadType(id: string): PayloadType | undefined {
  return byId.get(id);
}

/** What describes a payload of a profile; `undefined` for a type that the table does not know. */
export function payloadTypeOf(payload: { readonly [key: string]: unknown }): PayloadType | undefined {
  const { PayloadType: type, ExtensionIdentifier: extension } = payload;
  if (typeof type !== 'string') return undefined;
  return (extension === kerberosExtension ? byId.get(`${type}(kerberos)`) : undefined) ?? byId.get(type);
}

function keysOf(id: string): readonly PayloadKey[] {
  return all.find((payload) => payload.id === id)?.keys ?? [];
}
