import { Button, TextInput } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { goTo } from '../../../state/route-store.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { FileDrop } from '../../../ui/file-drop.tsx';
import formClasses from '../../../ui/form.module.css';
import { Loading } from '../../../ui/loading.tsx';
import { Note } from '../../../ui/note.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { Section } from '../../../ui/section.tsx';
import { filesTexts } from './files-texts.ts';
import { GroupTable } from './group-table.tsx';
import { useGroupImport } from './use-group-import.ts';

const vendorHost = 'c.mobi-connect.net';

/** Makes servers of a console's groups: chosen, looked over, kept. */
export function GroupImportPage() {
  const t = useTexts(filesTexts);
  const mayAct = useMayAct();
  const [accountId, setAccount] = useState('');
  const [host, setHost] = useState(vendorHost);
  const [isTried, setTried] = useState(false);
  const importing = useGroupImport();
  const { report } = importing;
  const ready = (report?.groups ?? []).filter(({ outcome }) => outcome === 'added' || outcome === 'updated').length;
  const choose = (file: File | undefined) => {
    setTried(true);
    if (accountId.trim() !== '' && file !== undefined) void importing.choose(file, { accountId, host });
  };
  // Another account makes other servers of the same file.
  const changed = (change: () => void) => {
    change();
    importing.reset();
  };
  return (
    <Page
      title={t('groups.title')}
      width="reading"
      actions={
        <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={() => goTo('server')}>
          {t('groups.to-list')}
        </Button>
      }
      primary={
        report !== undefined &&
        !report.kept &&
        ready > 0 && (
          <PrimaryAction pending={importing.pending} onClick={() => void importing.take()}>
            {t('groups.do', { count: ready })}
          </PrimaryAction>
        )
      }
    >
      <Section title={t('groups.file')} description={t('groups.text')}>
        <div className={formClasses.fields}>
          {mayAct && (
            <>
              <div className={formClasses.pair}>
                <TextInput
                  label={t('groups.account')}
                  required
                  autoComplete="off"
                  spellCheck={false}
                  value={accountId}
                  onChange={({ currentTarget: { value } }) => changed(() => setAccount(value))}
                  error={isTried && accountId.trim() === '' ? t('groups.account.missing') : null}
                />
                <TextInput
                  label={t('groups.host')}
                  required
                  autoComplete="off"
                  spellCheck={false}
                  value={host}
                  onChange={({ currentTarget: { value } }) => changed(() => setHost(value))}
                />
              </div>
              <FileDrop
                label={t('groups.drop')}
                pick={t('groups.pick')}
                purpose="table"
                isImport
                onFiles={([file]) => choose(file)}
              />
            </>
          )}
          {importing.tooLarge !== undefined && (
            <Note tone="failed" role="alert" title={t('list.too-large', { file: importing.tooLarge })} />
          )}
          <ErrorNote problem={importing.problem} onClose={importing.reset} />
          {importing.pending && report === undefined && <Loading rows={3} />}
        </div>
      </Section>
      {report !== undefined && (
        <Section
          title={
            report.kept ? t('groups.done', { count: ready }) : t('groups.preview', { file: importing.fileName ?? '' })
          }
        >
          <GroupTable report={report} />
        </Section>
      )}
    </Page>
  );
}
