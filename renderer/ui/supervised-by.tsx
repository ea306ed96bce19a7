import { supervisorState } from '../../shared/domain/supervision-state.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { useLibrary } from '../state/library-store.ts';
import { useQuery } from '../state/use-query.ts';
import { Fingerprint } from './fingerprint.tsx';
import { identityTexts } from './identity-texts.ts';

/** Whose identity a device obeys: an organization's of this station, today's or one from before, or somebody else's. */
export function SupervisedBy({ fingerprints }: { readonly fingerprints: readonly string[] }) {
  const t = useTexts(identityTexts);
  const organizations = useLibrary((library) => library.organizations) ?? [];
  const { data: held = [] } = useQuery('organizations.identities', fingerprints.length > 0 ? {} : undefined);
  const nameOf = (fingerprint: string) => {
    const state = supervisorState(fingerprint, { organizations, held });
    switch (state.kind) {
      case 'ours':
        return t('supervised-by.us', { organization: state.organization });
      case 'former':
        return t('supervised-by.former', { organization: state.organization });
      case 'accepted':
        return t('supervised-by.accepted', { name: state.name });
      case 'removed':
        return t('supervised-by.removed');
      default:
        return t('supervised-by.other');
    }
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
