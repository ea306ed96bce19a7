import { Text } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useBench, useDevice, useNewestRun } from '../../../state/bench-store.ts';
import { isOfToday, midnightOf } from '../../../state/day.ts';
import { deviceState } from '../../../state/device-state.ts';
import { ConsoleSteps } from '../../../ui/console-steps.tsx';
import { DrawerPanel } from '../../../ui/drawer-panel.tsx';
import { PracticeScreen } from '../../../ui/practice-screen.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { locationName } from '../bench/places.ts';
import { closeDrawer } from '../drawer-route.ts';
import classes from './device.module.css';
import { DeviceFactsList } from './device-facts-list.tsx';
import { DeviceProblem } from './device-problem.tsx';
import { IgnoreDevice } from './ignore-device.tsx';
import { NameSlot } from './name-slot.tsx';
import { RunFooter } from './run-footer.tsx';
import { RunOutcome } from './run-outcome.tsx';
import { RunSteps } from './run-steps.tsx';
import { RunWait } from './run-wait.tsx';
import { deviceTexts } from './texts.ts';

/** Everything about one device: what it needs first, then its run, its slot, its facts. */
export function DeviceDrawer({ deviceKey }: { readonly deviceKey: string }) {
  const t = useTexts(deviceTexts);
  const device = useDevice(deviceKey);
  const newest = useNewestRun(deviceKey);
  const run = isOfToday(newest, midnightOf(new Date())) ? newest : undefined;
  const slots = useBench((bench) => bench.slots);
  const place = locationName(slots, device?.locationId);
  const title =
    place === undefined
      ? t('missing')
      : place.isNamed
        ? t('slot', { slot: place.name })
        : t('place', { place: place.name });
  const serial = device?.facts.serial ?? newest?.serial;
  if (device === undefined && newest === undefined) {
    return (
      <DrawerPanel title={t('missing')} onClose={closeDrawer}>
        <Text>{t('missing.text')}</Text>
      </DrawerPanel>
    );
  }
  return (
    <DrawerPanel
      title={title}
      subtitle={
        <span className={classes.subtitle}>
          <StateBadge state={deviceState(device, run)} />
          <span>{newest?.name ?? device?.facts.name ?? serial}</span>
        </span>
      }
      onClose={closeDrawer}
      {...(run === undefined || run.end === 'prepared' ? {} : { footer: <RunFooter run={run} /> })}
    >
      <div className={classes.panel}>
        {device?.ignored !== undefined && <IgnoreDevice device={device} />}
        {device !== undefined && run === undefined && <DeviceProblem device={device} />}
        {run !== undefined && <RunWait key={`${run.runId} ${run.attempt}`} run={run} />}
        {run !== undefined && <RunOutcome run={run} />}
        <ConsoleSteps serial={device?.facts.serial} />
        {device !== undefined && <PracticeScreen udid={device.facts.udid} />}
        <RunSteps run={run} />
        {device?.locationId !== undefined && <NameSlot key={device.locationId} locationId={device.locationId} />}
        {device !== undefined && <DeviceFactsList device={device} />}
        {device !== undefined && device.ignored === undefined && <IgnoreDevice device={device} />}
      </div>
    </DrawerPanel>
  );
}
