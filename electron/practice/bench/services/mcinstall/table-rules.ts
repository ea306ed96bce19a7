import { compareOsVersions } from '../../../../../shared/domain/os-version.ts';
import { type PayloadKey, type PayloadType, payloadTypeOf } from '../../../../../shared/tables/payload-table.ts';
import { isDict, type PlistDict, type PlistValue } from '../../../../codecs/plist/value.ts';
import type { McError } from './errors.ts';
import { type ConfigPayload, ProfileRefused } from './mobileconfig.ts';

/** What a device is when a profile comes to it. */
export type Receiver = { readonly osVersion: string; readonly supervised: boolean; readonly byMdm: boolean };

const CONTENT_FILTER = 'com.apple.webcontent-filter';
/** From here on a device that is nobody's may have a filter, if the filter has a UUID (cfgutil §4). */
const FILTER_WITHOUT_SUPERVISION = '16.0';

/**
 * Holds a payload against Apple's schema, as a device of that version would: too new, gone, for supervised devices, for
 * MDM alone, a value of the wrong kind. Types that the schema does not know pass. Throws ProfileRefused.
 */
export function judgeByTable(payload: ConfigPayload, receiver: Receiver): void {
  const type = payloadTypeOf(payload.content);
  if (type === undefined) return;
  const refusal = refusalOf(type, payload, receiver);
  if (refusal !== undefined) throw new ProfileRefused('installation-failed', refusal);
}

function refusalOf({ ios, keys }: PayloadType, payload: ConfigPayload, receiver: Receiver): McError | undefined {
  const { osVersion, supervised, byMdm } = receiver;
  if (ios === null) return 'not-acceptable';
  if (compareOsVersions(osVersion, ios.from ?? '0') < 0) return 'not-acceptable';
  if (ios.removed !== undefined && compareOsVersions(osVersion, ios.removed) >= 0) return 'not-acceptable';
  if (ios.supervised && !supervised) return 'needs-supervision';
  if (ios.mdmOnly && !byMdm) return 'must-come-by-mdm';
  if (payload.type === CONTENT_FILTER && !supervised && !mayFilterFreely(payload.content, osVersion)) {
    return 'needs-supervision';
  }
  return keys.every((key) => isOfItsKind(key, payload.content[key.key])) ? undefined : 'payload-field-type';
}

function mayFilterFreely({ ContentFilterUUID: uuid }: PlistDict, osVersion: string): boolean {
  return uuid !== undefined && compareOsVersions(osVersion, FILTER_WITHOUT_SUPERVISION) >= 0;
}

function isOfItsKind({ type }: PayloadKey, value: PlistValue | undefined): boolean {
  if (value === undefined) return true;
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer':
    case 'real':
      return typeof value === 'number' || typeof value === 'bigint';
    case 'date':
      return value instanceof Date;
    case 'data':
      return value instanceof Uint8Array;
    case 'array':
      return Array.isArray(value);
    case 'dictionary':
      return isDict(value);
    case 'any':
      return true;
  }
}
