import { commonKeys, type PayloadKey, type PayloadType, profileKeys } from '../tables/payload-table.ts';
import { type FormField, formOf } from './form-model.ts';

/** Not for people to set: the station and the form itself do. */
const own: ReadonlySet<string> = new Set([
  'PayloadType',
  'PayloadVersion',
  'PayloadUUID',
  'PayloadContent',
  'EncryptedPayloadContent',
  'IsEncrypted',
]);
/** Fields that the editor has words of its own for. */
const worded: ReadonlySet<string> = new Set([
  'PayloadIdentifier',
  'PayloadDisplayName',
  'PayloadOrganization',
  'PayloadDescription',
  'PayloadRemovalDisallowed',
  'RemovalDate',
]);

/** Every other key of the profile itself. */
export const otherProfileFields: readonly FormField[] = fieldsOf(profileKeys.filter(({ key }) => !worded.has(key)));

/** The keys that every payload has. */
export const commonFields: readonly FormField[] = fieldsOf(commonKeys);

function fieldsOf(keys: readonly PayloadKey[]): readonly FormField[] {
  const shown = keys.filter(({ key }) => !own.has(key));
  const table: PayloadType = { id: '', type: '', title: '', ios: { from: '4.0' }, tvos: { from: '9.0' }, keys: shown };
  return formOf(table).flatMap(({ fields }) => fields);
}
