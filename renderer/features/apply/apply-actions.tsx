import { Button, Tooltip } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useBench, useStatus } from '../../state/bench-store.ts';
import { useMayAct, useOnline } from '../../state/connection-store.ts';
import { selectDevices } from '../../state/selection-store.ts';
import { failedKeys } from './bench/choices.ts';
import { closeDrawer } from './drawer-route.ts';
import { askPlan, useChosenBlueprint } from './plan/plan-store.ts';
import { applyTexts } from './texts.ts';
import { useSwitch } from './use-switch.ts';

/** Beside the primary action: pause or resume everything, and retry those that failed. */
export function ApplyActions() {
  const mayAct = useMayAct();
  if (!mayAct) return null;
  return (
    <>
      <RetryFailed />
      <PauseAll />
    </>
  );
}

function PauseAll() {
  const t = useTexts(applyTexts);
  const status = useStatus();
  const online = useOnline();
  const pause = useSwitch('station.pause');
  const isActive = useBench(({ newestRuns }) => [...newestRuns.values()].some(({ phase }) => phase !== 'ended'));
  const paused = status?.paused === true;
  if (!isActive && !paused) return null;
  return (
    <Tooltip label={t('pause-hint')} disabled={paused}>
      <Button
        variant="default"
        leftSection={paused ? <IconPlayerPlay size={15} aria-hidden /> : <IconPlayerPause size={15} aria-hidden />}
        loading={pause.pending}
        disabled={!online}
        onClick={() => void pause.run({ paused: !paused })}
      >
        {paused ? t('resume-all') : t('pause-all')}
      </Button>
    </Tooltip>
  );
}

function RetryFailed() {
  const t = useTexts(applyTexts);
  const online = useOnline();
  const count = useBench((bench) => failedKeys(bench).length);
  const blueprint = useChosenBlueprint();
  if (count === 0 || blueprint === undefined) return null;
  const retry = () => {
    const keys = failedKeys(useBench.getState());
    selectDevices(keys);
    closeDrawer();
    void askPlan(blueprint.id, keys);
  };
  return (
    <Button variant="default" leftSection={<IconRefresh size={15} aria-hidden />} disabled={!online} onClick={retry}>
      {t('retry-failed', { count })}
    </Button>
  );
}
