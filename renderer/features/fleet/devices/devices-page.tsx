import { IconDevices, IconRefresh, IconSearchOff } from '@tabler/icons-react';
import { type DragEvent, useMemo, useState } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { goTo } from '../../../state/route-store.ts';
import { useFleetListing } from '../../../state/use-fleet.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Page } from '../../../ui/page.tsx';
import classes from '../fleet.module.css';
import { useFleetRoute } from '../fleet-route.ts';
import { PartsBar } from '../parts-bar.tsx';
import { fleetTexts } from '../texts.ts';
import { useChoice } from './choice.ts';
import { ChosenBar } from './chosen-bar.tsx';
import { DeviceDrawer } from './device-drawer.tsx';
import { countByState, type DevicesWanted, groupsOf, serverOf, wantedDevices } from './device-rows.ts';
import { DevicesFilters } from './devices-filters.tsx';
import { DevicesNotes } from './devices-notes.tsx';
import { DevicesScope } from './devices-scope.tsx';
import { DevicesTable } from './devices-table.tsx';
import { ImportList } from './import-list.tsx';
import { OperationMenu } from './operation-menu.tsx';
import { useTakenSerials } from './use-taken-serials.ts';

const everything: DevicesWanted = { state: 'all', serverId: undefined, group: undefined, text: '' };

/** Every device that some MDM of this station, or the station itself, knows. */
export function DevicesPage() {
  const t = useTexts(fleetTexts);
  const { serial } = useFleetRoute();
  const { listing, loading, problem, reload } = useFleetListing();
  const [wanted, setWanted] = useState(everything);
  const [isOver, setOver] = useState(false);
  const chosen = useChoice(({ serials }) => serials);
  const taking = useTakenSerials(listing?.devices);
  const devices = listing?.devices ?? [];
  const servers = listing?.servers ?? [];

  const inServer = useMemo(
    () => wantedDevices(listing?.devices ?? [], { ...everything, serverId: wanted.serverId }),
    [listing, wanted.serverId],
  );
  const counted = useMemo(() => wantedDevices(inServer, { ...wanted, state: 'all' }), [inServer, wanted]);
  const shown = useMemo(() => wantedDevices(counted, wanted), [counted, wanted]);
  const chosenDevices = devices.filter((device) => chosen.has(device.serial));
  const first =
    servers.find(({ serverId }) => serverId === wanted.serverId) ?? servers.find(({ offers }) => offers.length > 0);
  const server = chosenDevices.length === 0 ? first : serverOf(chosenDevices, servers);
  const open = devices.find((device) => device.serial === serial);
  const withFiles = servers.find(
    (one) => one.console !== undefined && (wanted.serverId ?? one.serverId) === one.serverId,
  );

  const lookAgain = async () => {
    await reload();
    announce(t('looked', { count: devices.length }));
  };
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const files = [...event.dataTransfer.files];
      if (files.length > 0) void taking.files.take(files);
    },
  };

  return (
    <Page
      title={t('title')}
      scope={devices.length > 0 && <DevicesScope devices={inServer} licences={first?.licences} />}
      actions={
        servers.length > 0 && (
          <ActButton
            helperToo
            icon={<IconRefresh size={16} aria-hidden />}
            pending={loading}
            onClick={() => void lookAgain()}
          >
            {t('look')}
          </ActButton>
        )
      }
      primary={servers.length > 0 && <OperationMenu serials={[...chosen]} server={server} primary />}
      drawer={
        open === undefined ? undefined : (
          <DeviceDrawer
            key={open.serial}
            device={open}
            server={servers.find(({ serverId }) => serverId === open.serverId)}
          />
        )
      }
    >
      <PartsBar part="devices" />
      <DevicesNotes listing={listing} problem={problem} onRetry={() => void reload()} taking={taking} server={first} />
      {listing === undefined && problem === undefined && <Loading rows={6} />}
      {listing !== undefined && servers.length === 0 && devices.length === 0 && (
        <EmptyState
          icon={<IconDevices size={40} stroke={1.3} />}
          title={t('no-servers.title')}
          action={
            <ActButton harmless onClick={() => goTo('server')}>
              {t('no-servers.action')}
            </ActButton>
          }
        >
          {t('no-servers.text')}
        </EmptyState>
      )}
      {listing !== undefined && servers.length > 0 && devices.length === 0 && (
        <EmptyState icon={<IconDevices size={40} stroke={1.3} />} title={t('empty.title')}>
          {t('empty.text')}
        </EmptyState>
      )}
      {devices.length > 0 && (
        <section aria-label={t('drop-here')} className={isOver ? classes.over : undefined} {...drop}>
          <DevicesFilters
            wanted={wanted}
            onWanted={(change) => setWanted((before) => ({ ...before, ...change }))}
            counts={countByState(counted)}
            servers={servers}
            groups={groupsOf(inServer)}
          />
          <ChosenBar count={chosen.size} />
          {shown.length > 0 ? (
            <DevicesTable devices={shown} servers={servers} open={serial} />
          ) : (
            <EmptyState icon={<IconSearchOff size={36} stroke={1.3} />} title={t('nothing-found.title')}>
              {t('nothing-found.text')}
            </EmptyState>
          )}
        </section>
      )}
      {withFiles !== undefined && (
        <div className={classes.importPlace}>
          <ImportList key={withFiles.serverId} server={withFiles} />
        </div>
      )}
    </Page>
  );
}
