import { useTexts } from '../../../i18n/use-texts.ts';
import { useLibrary } from '../../../state/library-store.ts';
import { DrawerPanel } from '../../../ui/drawer-panel.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { BroughtIntoView } from '../brought-into-view.tsx';
import { ArmSwitch } from './arm-switch.tsx';
import classes from './plan.module.css';
import { PlanChanges } from './plan-changes.tsx';
import { PlanOverrides } from './plan-overrides.tsx';
import { PlanRefused } from './plan-refused.tsx';
import { PlanStartButton } from './plan-start-button.tsx';
import { PlanStartQuestion } from './plan-start-question.tsx';
import { PlanSteps } from './plan-steps.tsx';
import { askAgain, closePlan, usePlan } from './plan-store.ts';
import { PlanSummary } from './plan-summary.tsx';
import { planTexts } from './texts.ts';
import { usePlanStart } from './use-plan-start.ts';

/** What would be done, to whom, and why; then the one action that starts it. */
export function PlanPanel() {
  const t = useTexts(planTexts);
  const { asked, preview, problem } = usePlan();
  const blueprint = useLibrary(({ blueprints }) => blueprints?.find(({ id }) => id === asked?.blueprintId));
  const start = usePlanStart();
  return (
    <DrawerPanel
      title={t('title')}
      subtitle={blueprint === undefined ? undefined : t('subtitle', { blueprint: blueprint.name })}
      onClose={closePlan}
      {...(preview === undefined ? {} : { footer: <PlanStartButton preview={preview} start={start} /> })}
    >
      <div className={classes.panel}>
        <ErrorNote problem={problem} onRetry={askAgain} />
        {preview === undefined && problem === undefined && <Loading rows={5} />}
        {preview !== undefined && (
          <>
            <BroughtIntoView key={start.isAsking ? 'question' : (start.apply.problem?.code ?? 'none')}>
              <PlanStartQuestion preview={preview} start={start} />
            </BroughtIntoView>
            <PlanChanges preview={preview} />
            <PlanSummary preview={preview} />
            <PlanRefused preview={preview} />
            <PlanOverrides preview={preview} />
            <ArmSwitch preview={preview} />
            <PlanSteps preview={preview} />
          </>
        )}
      </div>
    </DrawerPanel>
  );
}
