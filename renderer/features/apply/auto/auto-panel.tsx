import { useTexts } from '../../../i18n/use-texts.ts';
import { useQuery } from '../../../state/use-query.ts';
import { DrawerPanel } from '../../../ui/drawer-panel.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Note } from '../../../ui/note.tsx';
import { BroughtIntoView } from '../brought-into-view.tsx';
import classes from '../plan/plan.module.css';
import { useChosenBlueprint } from '../plan/plan-store.ts';
import { SafetySwitch } from '../plan/safety-switch.tsx';
import { AutoDevices } from './auto-devices.tsx';
import { AutoStartButton, AutoStartQuestion } from './auto-start.tsx';
import { closeAutoPanel, useAutoRun } from './auto-store.ts';
import { AutoTerms } from './auto-terms.tsx';
import { autoTexts } from './auto-texts.ts';
import { useAutoStart } from './use-auto-start.ts';

/** What an auto-run would do, before it starts; what it did, while it is on. */
export function AutoPanel() {
  return useAutoRun()?.state === 'on' ? <OngoingPanel /> : <StartPanel />;
}

function StartPanel() {
  const t = useTexts(autoTexts);
  const blueprint = useChosenBlueprint();
  const preview = useQuery('autorun.preview', blueprint === undefined ? undefined : { blueprintId: blueprint.id });
  const start = useAutoStart(preview.reload);
  return (
    <DrawerPanel
      title={t('title')}
      subtitle={blueprint?.name}
      onClose={closeAutoPanel}
      {...(preview.data === undefined ? {} : { footer: <AutoStartButton start={start} /> })}
    >
      <div className={classes.panel}>
        {blueprint === undefined && <Note tone="needs" title={t('needs-blueprint')} />}
        <ErrorNote problem={preview.problem} onRetry={preview.reload} />
        {preview.loading && preview.data === undefined && <Loading rows={5} />}
        {preview.data !== undefined && (
          <>
            <BroughtIntoView key={start.isAsking ? 'question' : (start.problem?.code ?? 'none')}>
              <AutoStartQuestion preview={preview.data} start={start} />
            </BroughtIntoView>
            <AutoTerms terms={preview.data}>
              <SafetySwitch />
            </AutoTerms>
          </>
        )}
      </div>
    </DrawerPanel>
  );
}

function OngoingPanel() {
  const t = useTexts(autoTexts);
  const auto = useAutoRun();
  return (
    <DrawerPanel
      title={t('title')}
      subtitle={auto?.state === 'on' ? auto.terms.blueprintName : undefined}
      onClose={closeAutoPanel}
    >
      <AutoDevices />
    </DrawerPanel>
  );
}
