import { IconArrowRight } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useBench } from '../../state/bench-store.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { midnightOf } from '../../state/day.ts';
import { usePageCommand } from '../../state/page-commands.ts';
import { goTo } from '../../state/route-store.ts';
import { selectDevices, useSelection } from '../../state/selection-store.ts';
import { formTexts } from '../../ui/form-texts.ts';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { useAutoPanel } from './auto/auto-store.ts';
import { isKitted, readyKeys, stillPlannable } from './bench/choices.ts';
import { closeDrawer } from './drawer-route.ts';
import { askPlan, useChosenBlueprint, usePlan } from './plan/plan-store.ts';
import { applyTexts } from './texts.ts';

/** The next thing to do: choose the ready ones, then plan, then verify. While the plan is open, its own action takes over. */
export function ApplyPrimary({ isDrawerOpen }: { readonly isDrawerOpen: boolean }) {
  const t = useTexts(applyTexts);
  const f = useTexts(formTexts);
  const isPlanning = usePlan(({ asked }) => asked !== undefined);
  const isAutoOpen = useAutoPanel(({ isOpen }) => isOpen);
  const blueprint = useChosenBlueprint();
  const chosen = useSelection(({ devices }) => devices);
  const selected = useBench(({ devices }) => stillPlannable(chosen, devices).length);
  const ready = useBench((bench) => readyKeys(bench, midnightOf(new Date())).length);
  const isKittedToday = useBench(({ newestRuns }) => isKitted(newestRuns.values(), midnightOf(new Date())));
  const selectReady = () => selectDevices(readyKeys(useBench.getState(), midnightOf(new Date())));
  const mayAct = useMayAct();
  usePageCommand('select-ready', mayAct && ready > 0 ? selectReady : undefined);
  if (isAutoOpen && !isDrawerOpen) return null;
  if (isPlanning) {
    return isDrawerOpen ? (
      <PrimaryAction harmless onClick={closeDrawer}>
        {t('plan-open')}
      </PrimaryAction>
    ) : null;
  }
  if (selected === 0 && ready > 0) {
    return <PrimaryAction onClick={selectReady}>{t('select-ready', { count: ready })}</PrimaryAction>;
  }
  if (selected === 0 && isKittedToday) {
    return (
      <PrimaryAction harmless icon={<IconArrowRight size={16} />} onClick={() => goTo('verify')}>
        {f('next.verify')}
      </PrimaryAction>
    );
  }
  const plan = () => {
    if (blueprint === undefined) return;
    closeDrawer();
    void askPlan(blueprint.id, stillPlannable(chosen, useBench.getState().devices));
  };
  const hint = selected === 0 ? t('needs-selection') : blueprint === undefined ? t('needs-blueprint') : undefined;
  return (
    <PrimaryAction onClick={plan} disabled={hint !== undefined} {...(hint === undefined ? {} : { hint })}>
      {selected === 0 ? t('plan-none') : t('plan', { count: selected })}
    </PrimaryAction>
  );
}
