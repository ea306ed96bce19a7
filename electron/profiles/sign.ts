import type { KeyObject } from 'node:crypto';
import { KitError } from '../../shared/errors/kit-error.ts';
import { signCms } from '../crypto/cms.ts';
import type { InspectedProfile } from './inspect.ts';
import { profileVariables } from './variables.ts';

/**
 * The profile inside a signature, DER; an earlier signature goes. Its property list is not rewritten.
 * @throws KitError `profile.variables-signed`
 */
export function signProfile(
  { document, content }: Pick<InspectedProfile, 'document' | 'content'>,
  signer: { readonly certificate: Buffer; readonly key: KeyObject },
  at: Date,
): Buffer {
  const names = profileVariables(document);
  if (names.length > 0) throw new KitError('profile.variables-signed', { names: names.join(', ') });
  return signCms({ content, ...signer, signingTime: at });
}
