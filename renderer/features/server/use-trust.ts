import type { Server } from '../../../shared/domain/server.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { announce } from '../../ui/live-region.tsx';
import { serverTexts } from './texts.ts';

/** Adds a certificate to a saved server's trust anchors and leaves all else as it is. */
export function useTrust({ id, name, anchorFingerprints, recordsBaseUrl, credentialsExpireAt, group }: Server) {
  const t = useTexts(serverTexts);
  const change = useCommand('servers.change');
  const run = async ({ data }: { readonly data: string }) => {
    const changed = await change.run({
      id,
      name,
      anchors: { keep: [...anchorFingerprints], add: [data] },
      ...(recordsBaseUrl === undefined ? {} : { records: { baseUrl: recordsBaseUrl } }),
      ...(credentialsExpireAt === undefined ? {} : { credentialsExpireAt }),
      ...(group === undefined ? {} : { group }),
    });
    if (changed === undefined) return;
    announce(t('chain.added'));
    await reloadLibrary();
  };
  return { run, problem: change.problem, reset: change.reset };
}
