import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useBench } from '../../state/bench-store.ts';
import { runState } from '../../state/device-state.ts';
import { useLibrary } from '../../state/library-store.ts';
import { steps } from '../../state/route-store.ts';
import { Count } from './count.tsx';
import classes from './step-marks.module.css';
import { frameTexts } from './texts.ts';

type Step = (typeof steps)[number];

const kept = { server: 'servers', organization: 'organizations', blueprint: 'blueprints' } as const;

/** A step's place in the order; a tick once what it is for is there. */
export function StepNumber({ step }: { readonly step: Step }) {
  const t = useTexts(frameTexts);
  const isReady = useLibrary((library) => step in kept && (library[kept[step as keyof typeof kept]]?.length ?? 0) > 0);
  return (
    <span className={classes.number} data-ready={isReady || undefined}>
      {isReady ? (
        <>
          <IconCheck size={13} stroke={3} aria-hidden />
          <VisuallyHidden>{t('mark.ready')}</VisuallyHidden>
        </>
      ) : (
        steps.indexOf(step) + 1
      )}
    </span>
  );
}

/** How many devices a step is busy with, or wants a hand for. */
export function StepCount({ step }: { readonly step: Step }) {
  const t = useTexts(frameTexts);
  const { running, needs, contradicted } = useCounts();
  const atConsole = useLibrary(({ backends }) => backends?.reduce((sum, { waiting }) => sum + waiting.length, 0) ?? 0);
  if (step === 'server' && atConsole > 0) {
    return <Count tone="needs" count={atConsole} label={t('mark.console', { count: atConsole })} />;
  }
  if (step === 'apply' && needs > 0)
    return <Count tone="needs" count={needs} label={t('mark.needs', { count: needs })} />;
  if (step === 'apply' && running > 0) {
    return <Count tone="running" count={running} label={t('mark.running', { count: running })} />;
  }
  if (step === 'verify' && contradicted > 0) {
    return <Count tone="needs" count={contradicted} label={t('mark.needs', { count: contradicted })} />;
  }
  return null;
}

function useCounts() {
  const text = useBench(({ newestRuns }) => {
    let [running, needs, contradicted] = [0, 0, 0];
    for (const run of newestRuns.values()) {
      const state = runState(run);
      if (run.phase === 'running') running += 1;
      else if (run.phase === 'waiting' && state === 'needs-you') needs += 1;
      else if (run.phase === 'ended' && state === 'needs-you') contradicted += 1;
    }
    // One text, so that the same counts draw nothing anew.
    return `${running} ${needs} ${contradicted}`;
  });
  const [running = 0, needs = 0, contradicted = 0] = text.split(' ').map(Number);
  return { running, needs, contradicted };
}
