import { IconArrowLeft, IconZoomCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { goTo } from '../../../state/route-store.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { SecretField } from '../../../ui/secret-field.tsx';
import { Section } from '../../../ui/section.tsx';
import type { PickedFile } from '../picked-file.ts';
import { ServerChoice } from '../server-choice.tsx';
import { FileChoice } from './file-choice.tsx';
import { PushGuide } from './push-guide.tsx';
import { PushResult } from './push-result.tsx';
import { pushTexts } from './texts.ts';
import { usePushInspection } from './use-push-inspection.ts';

/** The push certificate of an MDM: the way to it, a look at it before it is uploaded, and its end noted. */
export function PushView() {
  const t = useTexts(pushTexts);
  const [certificate, setCertificate] = useState<PickedFile>();
  const [previous, setPrevious] = useState<PickedFile>();
  const [key, setKey] = useState<PickedFile>();
  const [keyPassword, setKeyPassword] = useState('');
  const [serverId, setServerId] = useState<string | null>(null);
  const inspection = usePushInspection();
  // Who only looks is shown the way, and no form.
  const mayAct = useMayAct();
  const inspect = () => {
    if (certificate !== undefined) void inspection.run({ certificate, previous, key, keyPassword, serverId });
  };
  const change = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      set(value);
      inspection.forget();
    };
  };
  return (
    <Page
      title={t('title')}
      width="reading"
      actions={
        <ActButton harmless icon={<IconArrowLeft size={16} />} onClick={() => goTo('calendar')}>
          {t('back')}
        </ActButton>
      }
      primary={
        mayAct && (
          <PrimaryAction
            icon={<IconZoomCheck size={16} aria-hidden />}
            pending={inspection.pending}
            disabled={certificate === undefined}
            hint={t('inspect.text')}
            onClick={inspect}
          >
            {t('inspect')}
          </PrimaryAction>
        )
      }
    >
      {mayAct && (
        <Section title={t('inspect.title')} description={t('inspect.text')}>
          <div className={formClasses.fields}>
            <FileChoice what="certificate" file={certificate} onChange={change(setCertificate)} />
            <FileChoice what="previous" hint={t('file.previous.hint')} file={previous} onChange={change(setPrevious)} />
            <FileChoice what="key" hint={t('file.key.hint')} file={key} onChange={change(setKey)} />
            {key !== undefined && (
              <SecretField label={t('key.password')} value={keyPassword} onChange={change(setKeyPassword)} />
            )}
            <ServerChoice value={serverId} onChange={change(setServerId)} />
            <ErrorNote problem={inspection.problem} onRetry={inspect} onClose={inspection.forget} />
            {inspection.report !== undefined && certificate !== undefined && (
              <PushResult
                report={inspection.report}
                certificate={certificate}
                serverId={serverId}
                onKept={() => goTo('calendar')}
              />
            )}
          </div>
        </Section>
      )}
      <PushGuide />
    </Page>
  );
}
