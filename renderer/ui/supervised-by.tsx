import { useTexts } from '../i18n/use-texts.ts';
import { useLibrary } from '../state/library-store.ts';
import { useQuery } from '../state/use-query.ts';
import { Fingerprint } from './fingerprint.tsx';
import { identityTexts } from './identity-texts.ts';

/** Whose identity a device obeys: an organization's of this station, or somebody else's. */
export function SupervisedBy({ fingerprints }: { readonly fingerprints: readonly string[] }) {
  const t = useTexts(identityTexts);
  const organizations = useLibrary((library) => library.organizations);
  const { data: held } = useQuery('organizations.identities', fingerprints.length > 0 ? {} : undefined);
  const nameOf = (fingerprint: string) => {
    const own = organizations?.find(({ identity }) => identity.fingerprint === fingerprint);
    if (own !== undefined) return t('supervised-by.us', { organization: own.name });
    const isHeld = held?.some((identity) => identity.fingerprint === fingerprint) === true;
    return t(isHeld ? 'supervised-by.removed' : 'supervised-by.other');
  };
  return (
    <>
      {fingerprints.map((fingerprint) => (
        <div key={fingerprint}>
          {nameOf(fingerprint)}
          <Fingerprint value={fingerprint} short />
        </div>
      ))}
    </>
  );
}
