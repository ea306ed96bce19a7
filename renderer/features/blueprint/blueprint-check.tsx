import { Button, Loader } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { useQuery } from '../../state/use-query.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import formClasses from '../../ui/form.module.css';
import { Note } from '../../ui/note.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { blueprintTexts } from './texts.ts';

/** What `blueprints.check` finds, each with its cure. */
export function BlueprintCheck({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts(blueprintTexts);
  const u = useTexts(uiTexts);
  const { data, loading, problem, reload } = useQuery('blueprints.check', { id });
  if (problem !== undefined) return <ErrorNote problem={problem} onRetry={reload} onClose={onClose} />;
  if (loading || data === undefined) {
    return (
      <div className={formClasses.row} role="status">
        <Loader size="xs" />
        {t('check.running')}
      </div>
    );
  }
  const isFine = data.results.every(({ status }) => status === 'pass');
  return (
    <Note
      tone={data.ok ? (isFine ? 'done' : 'needs') : 'failed'}
      role="status"
      title={t(isFine ? 'check.fine' : 'check.title')}
      actions={
        <Button variant="subtle" color="gray" onClick={onClose}>
          {u('close')}
        </Button>
      }
    >
      <FindingList results={data.results} />
    </Note>
  );
}
