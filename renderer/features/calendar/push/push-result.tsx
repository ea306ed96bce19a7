import { Checkbox, TextInput } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { useState } from 'react';
import type { PushReport } from '../../../../shared/domain/push-certificate.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { calendarChanged } from '../../../state/calendar-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import formClasses from '../../../ui/form.module.css';
import { announce } from '../../../ui/live-region.tsx';
import { Note } from '../../../ui/note.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { PickedFile } from '../picked-file.ts';
import { pushTexts } from './texts.ts';

type PushResultProps = {
  readonly report: PushReport;
  readonly certificate: PickedFile;
  readonly serverId: string | null;
  readonly onKept: () => void;
};

/** What was found, whether to upload it, and a note of its end for the calendar. */
export function PushResult({ report, certificate, serverId, onKept }: PushResultProps) {
  const t = useTexts(pushTexts);
  const isFine = report.results.every(({ status }) => status === 'pass');
  const title = report.ok ? t(isFine ? 'result.fine' : 'result.look') : t('result.wrong');
  return (
    <>
      <Note tone={report.ok ? (isFine ? 'done' : 'info') : 'failed'} role="status" title={title}>
        <FindingList results={report.results} />
      </Note>
      {report.certificate !== undefined && (
        <KeepPush report={report} certificate={certificate} serverId={serverId} onKept={onKept} />
      )}
    </>
  );
}

function KeepPush({ report, certificate, serverId, onKept }: PushResultProps) {
  const t = useTexts(pushTexts);
  const [appleId, setAppleId] = useState('');
  const [acceptNewTopic, setAcceptNewTopic] = useState(false);
  const keeping = useCommand('push.keep');
  const isNewTopic = report.renewal === 'created-anew';
  const keep = async () => {
    const kept = await keeping.run({
      certificate: certificate.data,
      serverId,
      acceptNewTopic,
      ...(appleId.trim() === '' ? {} : { appleId: appleId.trim() }),
    });
    if (kept === undefined) return;
    announce(t('kept', { name: kept.name }));
    calendarChanged();
    onKept();
  };
  return (
    <Panel title={t('keep.title')}>
      <div className={formClasses.hint}>{t('keep.text')}</div>
      <ErrorNote problem={keeping.problem} onClose={keeping.reset} />
      <TextInput
        label={t('appleId')}
        description={t('appleId.hint')}
        type="email"
        autoComplete="off"
        value={appleId}
        onChange={(event) => setAppleId(event.currentTarget.value)}
      />
      {isNewTopic && (
        <Checkbox
          label={t('keep.new-topic')}
          checked={acceptNewTopic}
          onChange={(event) => setAcceptNewTopic(event.currentTarget.checked)}
        />
      )}
      <div className={formClasses.submit}>
        <ActButton icon={<IconNote size={16} />} pending={keeping.pending} onClick={() => void keep()}>
          {t('keep')}
        </ActButton>
      </div>
    </Panel>
  );
}
