import { IconArrowLeft, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { FleetOperation } from '../../../../shared/domain/fleet.ts';
import { operationWords } from '../../../../shared/texts/fleet/words.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useFleetListing } from '../../../state/use-fleet.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Notes } from '../../../ui/notes.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { Section } from '../../../ui/section.tsx';
import { ImportList } from '../devices/import-list.tsx';
import { showPart } from '../fleet-route.ts';
import { fleetTexts } from '../texts.ts';
import { CancelQuestion } from './cancel-question.tsx';
import { OperationFacts } from './operation-facts.tsx';
import classes from './operations.module.css';
import { SituationNote } from './situation-note.tsx';
import { StepGroupCard } from './step-group-card.tsx';
import { devicesOf, stepGroups } from './step-groups.ts';
import { operationTexts } from './texts.ts';
import { useOperations } from './use-operations.ts';

/** One operation, step by step: what to do now, what is seen of it, and how it came so far. */
export function OperationPage({ id }: { readonly id: string }) {
  const f = useTexts(fleetTexts);
  const t = useTexts(operationTexts);
  const { operations, loaded, problem, reload } = useOperations();
  const operation = operations.get(id);
  if (operation !== undefined) return <Known operation={operation} />;
  return (
    <Page
      title={f('title')}
      actions={
        <ActButton harmless icon={<IconArrowLeft size={16} aria-hidden />} onClick={() => showPart('operations')}>
          {t('to-list')}
        </ActButton>
      }
    >
      <ErrorNote problem={problem} onRetry={() => void reload()} />
      {!loaded && problem === undefined && <Loading />}
      {loaded && <EmptyState title={t('not-found')} />}
    </Page>
  );
}

function Known({ operation }: { readonly operation: FleetOperation }) {
  const t = useTexts(operationTexts);
  const { language, dateTime } = useFormats();
  const { listing } = useFleetListing();
  const verify = useCommand('fleet.verify');
  const [isCancelling, setCancelling] = useState(false);
  const { id, request, serverId, state, startedAt } = operation;
  const server = listing?.servers.find((one) => one.serverId === serverId);
  const isOpen = state === 'open';
  const look = async () => {
    if ((await verify.run({ id })) !== undefined) announce(t('verify.done'));
  };
  return (
    <Page
      title={operationWords[request.kind][language]}
      scope={t('scope.one', { server: server?.name ?? '', count: devicesOf(operation), at: dateTime(startedAt) })}
      width="reading"
      actions={
        <>
          <ActButton harmless icon={<IconArrowLeft size={16} aria-hidden />} onClick={() => showPart('operations')}>
            {t('to-list')}
          </ActButton>
          {isOpen && (
            <ActButton quiet onClick={() => setCancelling(true)}>
              {t('cancel')}
            </ActButton>
          )}
        </>
      }
      primary={
        isOpen && (
          <PrimaryAction
            icon={<IconRefresh size={16} aria-hidden />}
            hint={t('verify.hint')}
            pending={verify.pending}
            onClick={() => void look()}
          >
            {t('verify')}
          </PrimaryAction>
        )
      }
    >
      <Notes>
        {isCancelling && isOpen && <CancelQuestion operation={operation} onClose={() => setCancelling(false)} />}
        <ErrorNote problem={verify.problem} onRetry={() => void look()} onClose={verify.reset} />
        <SituationNote operation={operation} fromFiles={server?.console !== undefined} />
      </Notes>
      {isOpen && server?.console !== undefined && <ImportList server={server} />}
      <Section title={t('steps.title')}>
        <ol className={classes.groups}>
          {stepGroups(operation).map((group, index) => (
            <StepGroupCard key={group.step} operationId={id} group={group} number={index + 1} />
          ))}
        </ol>
      </Section>
      <Section title={t('asked-for')}>
        <OperationFacts operation={operation} server={server?.name} />
      </Section>
    </Page>
  );
}
