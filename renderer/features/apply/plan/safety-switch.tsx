import { Switch, Text } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useStatus } from '../../../state/bench-store.ts';
import { useMayAct, useOnline } from '../../../state/connection-store.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Section } from '../../../ui/section.tsx';
import { useSwitch } from '../use-switch.ts';
import classes from './plan.module.css';
import { planTexts } from './texts.ts';

/** The safety switch where it is needed; a browser may have to be confirmed in the terminal first. */
export function SafetySwitch() {
  const t = useTexts(planTexts);
  const armed = useStatus()?.armed === true;
  const arm = useSwitch('station.arm');
  const mayAct = useMayAct();
  const online = useOnline();
  return (
    <Section title={t('arm')}>
      <div className={classes.arm} data-armed={armed || undefined}>
        <Switch
          label={t('arm.switch')}
          checked={armed}
          color="red.8"
          disabled={!mayAct || !online || arm.pending}
          onChange={(event) => void arm.run({ armed: event.currentTarget.checked })}
        />
        <Text className={classes.soft}>{armed ? t('arm.on') : t('arm.off')}</Text>
      </div>
      <ErrorNote problem={arm.problem} onRetry={() => void arm.retry()} onClose={arm.reset} />
    </Section>
  );
}
