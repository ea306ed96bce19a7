import { Button, Tooltip } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useBench, useStatus } from '../../state/bench-store.ts';
import { useMayAct, useOnline } from '../../state/connection-store.ts';
import { usePageCommand } from '../../state/page-commands.ts';
import { selectDevices, useSelection } from '../../state/selection-store.ts';
import { closeAutoPanel } from './auto/auto-store.ts';
import { failedByBlueprint, failedKeys } from './bench/choices.ts';
import { closeDrawer } from './drawer-route.ts';
import { askPlan, chooseBlueprint } from './plan/plan-store.ts';
import { applyTexts } from './texts.ts';
import { useSwitch } from './use-switch.ts';

/** Beside the primary action: let go of what is chosen, retry those that failed, pause or resume everything. */
export function ApplyActions() {
  const mayAct = useMayAct();
  if (!mayAct) return null;
  return (
    <>
      <SelectNone />
      <RetryFailed />
      <PauseAll />
    </>
  );
}

function SelectNone() {
  const t = useTexts(applyTexts);
  const isChoosing = useSelection(({ devices }) => devices.size > 0);
  if (!isChoosing) return null;
  return (
    <Button variant="subtle" color="gray" onClick={() => selectDevices([])}>
      {t('select-none')}
    </Button>
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
  const isPossible = count > 0;
  const retry = () => {
    const [next] = failedByBlueprint(useBench.getState());
    if (next === undefined) return;
    const [blueprintId, keys] = next;
    selectDevices(keys);
    closeDrawer();
    closeAutoPanel();
    chooseBlueprint(blueprintId);
    void askPlan(blueprintId, keys);
  };
  usePageCommand('retry-failed', isPossible ? retry : undefined);
  if (!isPossible) return null;
  return (
    <Button variant="default" leftSection={<IconRefresh size={15} aria-hidden />} disabled={!online} onClick={retry}>
      {t('retry-failed', { count })}
    </Button>
  );
}
