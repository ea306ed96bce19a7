import { useTexts } from '../../i18n/use-texts.ts';
import { useBench } from '../../state/bench-store.ts';
import { selectDevices, useSelection } from '../../state/selection-store.ts';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { readyKeys, stillPlannable } from './bench/choices.ts';
import { midnightOf } from './bench/places.ts';
import { closeDrawer } from './drawer-route.ts';
import { askPlan, useChosenBlueprint, usePlan } from './plan/plan-store.ts';
import { applyTexts } from './texts.ts';

/** The next thing to do: choose the ready ones, then plan. While the plan is open, its own action takes over. */
export function ApplyPrimary({ isDrawerOpen }: { readonly isDrawerOpen: boolean }) {
  const t = useTexts(applyTexts);
  const isPlanning = usePlan(({ asked }) => asked !== undefined);
  const blueprint = useChosenBlueprint();
  const chosen = useSelection(({ devices }) => devices);
  const selected = useBench(({ devices }) => stillPlannable(chosen, devices).length);
  const ready = useBench((bench) => readyKeys(bench, midnightOf(new Date())).length);
  if (isPlanning) {
    return isDrawerOpen ? (
      <PrimaryAction harmless onClick={closeDrawer}>
        {t('plan-open')}
      </PrimaryAction>
    ) : null;
  }
  if (selected === 0 && ready > 0) {
    return (
      <PrimaryAction harmless onClick={() => selectDevices(readyKeys(useBench.getState(), midnightOf(new Date())))}>
        {t('select-ready', { count: ready })}
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
