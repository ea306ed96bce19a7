import { Button } from '@mantine/core';
import { IconArrowLeft, IconBarcode, IconListDetails } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { goTo } from '../../../state/route-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useQuery } from '../../../state/use-query.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Page } from '../../../ui/page.tsx';
import { NumbersSection } from './numbers-section.tsx';
import { useReading } from './reading.ts';
import { RetentionSection } from './retention-section.tsx';
import { RosterCard } from './roster-card.tsx';
import { RosterFileButton } from './roster-file-button.tsx';
import { RosterImport } from './roster-import.tsx';
import { rosterTexts } from './roster-texts.ts';

/** Who or what devices are for, and the numbers in their names. */
export function RosterView() {
  const t = useTexts(rosterTexts);
  const { data: rosters, problem, reload } = useQuery('rosters.list', {});
  const file = useReading((reading) => reading.file);
  const create = useCommand('rosters.create');
  if (file !== undefined) return <RosterImport file={file} onDone={reload} />;
  const scanned = async () => {
    const taken = new Set(rosters?.map(({ name }) => name));
    const names = Array.from(
      { length: taken.size + 1 },
      (_, at) => `${t('create.name')}${at === 0 ? '' : ` ${at + 1}`}`,
    );
    const name = names.find((one) => !taken.has(one)) ?? t('create.name');
    if ((await create.run({ name })) !== undefined) reload();
  };
  return (
    <Page
      title={t('title')}
      scope={rosters !== undefined && rosters.length > 0 && t('count', { count: rosters.length })}
      width="reading"
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconArrowLeft size={16} aria-hidden />}
            onClick={() => goTo('blueprint')}
          >
            {t('back')}
          </Button>
          <ActButton icon={<IconBarcode size={16} />} pending={create.pending} onClick={() => void scanned()}>
            {t('create')}
          </ActButton>
          <RosterFileButton />
        </>
      }
    >
      <ErrorNote problem={problem} onRetry={reload} />
      <ErrorNote problem={create.problem} onClose={create.reset} />
      {rosters === undefined && problem === undefined && <Loading />}
      {rosters?.length === 0 && (
        <EmptyState icon={<IconListDetails size={40} stroke={1.4} />} title={t('empty.title')}>
          <p>{t('empty.text')}</p>
          <p>{t('empty.personal')}</p>
        </EmptyState>
      )}
      {rosters?.map((roster) => (
        <RosterCard key={roster.id} roster={roster} onChange={reload} />
      ))}
      {rosters !== undefined && (
        <>
          <NumbersSection />
          <RetentionSection />
        </>
      )}
    </Page>
  );
}
