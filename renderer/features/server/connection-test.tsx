import { Loader } from '@mantine/core';
import type { Server } from '../../../shared/domain/server.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useQuery } from '../../state/use-query.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import formClasses from '../../ui/form.module.css';
import { findingsAbout } from './server-findings.ts';
import { TestOutcome } from './test-outcome.tsx';
import { serverTexts } from './texts.ts';

/** What the station's checks say about one server, in plain words. */
export function ConnectionTest({ server, onClose }: { readonly server: Server; readonly onClose: () => void }) {
  const t = useTexts(serverTexts);
  const { data, loading, problem, reload } = useQuery('checks.run', { when: 'doctor' });
  if (problem !== undefined) return <ErrorNote problem={problem} onRetry={reload} onClose={onClose} />;
  if (loading || data === undefined) {
    return (
      <div className={formClasses.row} role="status">
        <Loader size="xs" />
        {t('test.running')}
      </div>
    );
  }
  const findings = findingsAbout(server, data);
  return (
    <TestOutcome findings={findings} onAgain={reload} onClose={onClose}>
      <FindingList results={findings} />
    </TestOutcome>
  );
}
