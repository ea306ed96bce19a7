import { Button } from '@mantine/core';
import { IconArrowLeft, IconPlugConnected } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useChanged } from '../../../state/changes-store.ts';
import { useLibrary } from '../../../state/library-store.ts';
import { goTo } from '../../../state/route-store.ts';
import { useQuery } from '../../../state/use-query.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Notes } from '../../../ui/notes.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { FilesSection } from '../files/files-section.tsx';
import { AbilitiesSection } from './abilities-section.tsx';
import { ConnectionSection } from './connection-section.tsx';
import { DeliveryTrouble } from './delivery-trouble.tsx';
import { LinkTest } from './link-test.tsx';
import { mdmTexts } from './mdm-texts.ts';
import { StepsSection } from './steps-section.tsx';
import { useLinkTest } from './use-link-test.ts';

/** Everything between one server and the MDM product behind it. */
export function MdmPage({ serverId }: { readonly serverId: string }) {
  const t = useTexts(mdmTexts);
  const server = useLibrary(({ servers }) => servers?.find(({ id }) => id === serverId));
  const changes = useChanged('backends') + useChanged('servers');
  const view = useQuery('backends.show', { serverId }, changes);
  const hasProduct = view.data?.backend !== undefined;
  const steps = useQuery('backends.steps', hasProduct ? { serverId } : undefined, changes);
  const test = useLinkTest(serverId);
  const isSet = hasProduct || view.data?.recordsBaseUrl !== undefined;

  return (
    <Page
      title={t('title')}
      scope={server?.name}
      width="reading"
      actions={
        <Button variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />} onClick={() => goTo('server')}>
          {t('back')}
        </Button>
      }
      primary={
        view.data !== undefined && (
          <PrimaryAction
            icon={<IconPlugConnected size={16} aria-hidden />}
            disabled={!isSet}
            pending={test.pending}
            hint={t(isSet ? 'test.hint' : 'test.none')}
            onClick={test.run}
          >
            {t('test')}
          </PrimaryAction>
        )
      }
    >
      <Notes>
        <ErrorNote problem={view.problem} onRetry={view.reload} />
        <DeliveryTrouble serverId={serverId} />
        <LinkTest test={test} />
      </Notes>
      {view.data === undefined ? (
        view.problem === undefined && <Loading rows={5} />
      ) : (
        <>
          <ConnectionSection view={view.data} onSaved={test.reset} />
          {isSet && <AbilitiesSection view={view.data} />}
          {view.data.capabilities.files && <FilesSection view={view.data} />}
          {hasProduct && (
            <>
              <ErrorNote problem={steps.problem} onRetry={steps.reload} />
              <StepsSection serverId={serverId} steps={steps.data ?? []} />
            </>
          )}
        </>
      )}
    </Page>
  );
}
