import { useLibrary } from '../state/library-store.ts';

type SetUpStep = 'server' | 'organization' | 'blueprint';

/** Where a person who is setting the station up goes on from here; nowhere once the later steps hold something. */
export function useNextStep(from: SetUpStep): 'organization' | 'blueprint' | 'apply' | undefined {
  const hasOrganization = useLibrary(({ organizations }) => (organizations?.length ?? 0) > 0);
  const hasBlueprint = useLibrary(({ blueprints }) => (blueprints?.length ?? 0) > 0);
  if (from === 'blueprint') return hasBlueprint ? 'apply' : undefined;
  if (from === 'server' && !hasOrganization) return 'organization';
  return hasBlueprint || (from === 'organization' && !hasOrganization) ? undefined : 'blueprint';
}
