import { Button } from '@mantine/core';
import { destructiveKinds, type FleetOperationKind, type FleetPreview } from '../../../../shared/domain/fleet.ts';
import { operationWords } from '../../../../shared/texts/fleet/words.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useFleet } from '../../../state/fleet-store.ts';
import { useNow } from '../../../state/use-now.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Note } from '../../../ui/note.tsx';
import { Notes } from '../../../ui/notes.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { Section } from '../../../ui/section.tsx';
import { formTexts } from './form-texts.ts';
import { InsistNote } from './insist-note.tsx';
import { answering, runnableOf, stepsOf, toldOf } from './preview-groups.ts';
import { PreviewSteps } from './preview-steps.tsx';
import { forgetPreview } from './preview-store.ts';
import { StartQuestion } from './start-question.tsx';
import { ToldList } from './told-list.tsx';
import { useStart } from './use-start.ts';

type PreviewPageProps = { readonly kind: FleetOperationKind; readonly preview: FleetPreview };

/** Who is affected, what cannot be undone, what is refused and why; then the one action that begins it. */
export function PreviewPage({ kind, preview }: PreviewPageProps) {
  const t = useTexts(formTexts);
  const { language, time } = useFormats();
  const now = useNow(5_000);
  const start = useStart(preview);
  const server = useFleet(({ listing }) => listing?.servers.find(({ serverId }) => serverId === preview.serverId));
  const { devices, warnings, expiresAt } = preview;
  const runnable = runnableOf(preview);
  const refused = toldOf(devices, 'refusals');
  const irreversible = toldOf(runnable, 'irreversible');
  const beware = [
    ...warnings.map((reason) => ({ reason, serials: runnable.map(({ serial }) => serial) })),
    ...toldOf(runnable, 'warnings'),
  ];
  const isExpired = Date.parse(expiresAt) <= now.getTime();
  const insisted = kind === 'force' || kind === 'replace' ? answering(preview) : [];
  const isAboutPin = start.problem?.code.startsWith('pin.') === true;
  // One takes the other's place: it is one deed.
  const count = kind === 'replace' ? 1 : runnable.length;

  return (
    <Page
      title={operationWords[kind][language]}
      scope={t('scope.preview', { count: devices.length, server: server?.name ?? preview.serverId })}
      width="reading"
      actions={
        <Button variant="default" onClick={forgetPreview}>
          {t('back')}
        </Button>
      }
      primary={
        isExpired ? (
          <PrimaryAction pending={start.looking.pending} onClick={() => void start.lookAgain()}>
            {t('look-again')}
          </PrimaryAction>
        ) : (
          runnable.length > 0 && (
            <PrimaryAction danger={destructiveKinds.includes(kind)} disabled={start.isAsking} onClick={start.ask}>
              {`${t(`confirm.${kind}`, { count })}…`}
            </PrimaryAction>
          )
        )
      }
    >
      <Notes>
        {start.isAsking && !isExpired && <StartQuestion kind={kind} preview={preview} start={start} count={count} />}
        <ErrorNote
          problem={start.problem}
          onClose={start.reset}
          {...(isAboutPin ? {} : { onRetry: () => void start.lookAgain() })}
        />
        {runnable.length === 0 ? (
          <Note tone="failed" role="status" title={t('none-runnable')}>
            {t('none-runnable.text')}
          </Note>
        ) : (
          <Note tone="info" title={t('runnable', { count: runnable.length })}>
            {t('expires-soon', { time: time(expiresAt) })}
          </Note>
        )}
        {refused.length > 0 && (
          <Note tone="needs" title={t('refused', { count: devices.length - runnable.length })}>
            <ToldList told={refused} all={devices.length} />
          </Note>
        )}
        {insisted.length > 0 && <InsistNote kind={kind} serials={insisted} start={start} />}
        {irreversible.length > 0 && (
          <Note tone="failed" title={t('irreversible')}>
            <ToldList told={irreversible} all={runnable.length} />
          </Note>
        )}
        {beware.length > 0 && (
          <Note tone="needs" title={t('warnings')}>
            <ToldList told={beware} all={runnable.length} />
          </Note>
        )}
      </Notes>
      {runnable.length > 0 && (
        <Section title={t('steps')} description={t('steps.text')}>
          <PreviewSteps steps={stepsOf(runnable)} all={runnable.length} />
        </Section>
      )}
    </Page>
  );
}
