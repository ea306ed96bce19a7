import { Loader } from '@mantine/core';
import type { ServerTest } from '../../../shared/domain/server.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useQuery } from '../../state/use-query.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import formClasses from '../../ui/form.module.css';
import { CertificateChain } from './certificate-chain.tsx';
import { OfferedAnchors } from './offered-anchors.tsx';
import { TestOutcome } from './test-outcome.tsx';
import { serverTexts } from './texts.ts';

type ConnectionTestProps = {
  readonly test: ServerTest;
  /** Takes a certificate among the server's trust anchors. */
  readonly onTrust: (certificate: { readonly data: string; readonly fingerprint: string }) => void;
  readonly onClose: () => void;
};

/** What one look at a server found, in plain words: name, connection, certificates, answers. */
export function ConnectionTest({ test, onTrust, onClose }: ConnectionTestProps) {
  const t = useTexts(serverTexts);
  const { data, loading, problem, reload } = useQuery('servers.test', test);
  if (problem !== undefined) return <ErrorNote problem={problem} onRetry={reload} onClose={onClose} />;
  if (loading || data === undefined) {
    return (
      <div className={formClasses.row} role="status">
        <Loader size="xs" />
        {t('test.running')}
      </div>
    );
  }
  return (
    <TestOutcome findings={data.results} onAgain={reload} onClose={onClose}>
      <FindingList results={data.results} />
      <CertificateChain report={data} onTrust={onTrust} />
      {test.id !== undefined && <OfferedAnchors id={test.id} onTrust={onTrust} />}
    </TestOutcome>
  );
}
