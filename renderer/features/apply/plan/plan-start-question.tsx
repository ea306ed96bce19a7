import { Text } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useConnection } from '../../../state/connection-store.ts';
import { ConfirmInline } from '../../../ui/confirm-inline.tsx';
import classes from './plan.module.css';
import { countPlan } from './plan-counts.ts';
import { StartProblem } from './start-problem.tsx';
import { planTexts } from './texts.ts';
import { labelList, usePlanLabels } from './use-labels.ts';
import type { PlanStartProps } from './use-plan-start.ts';
import { useStartLabel } from './use-start-label.ts';

/** The question, or what became of the last answer. */
export function PlanStartQuestion({ preview, start }: PlanStartProps) {
  const t = useTexts(planTexts);
  const label = useStartLabel(preview);
  const labels = usePlanLabels(preview.devices);
  const isBrowser = useConnection(({ greeting }) => greeting?.face === 'browser' && greeting.practice === undefined);
  if (!start.isAsking) return <StartProblem preview={preview} start={start} />;
  const { kits, erases } = countPlan(preview.devices);
  const affected = preview.devices.filter((device) =>
    erases > 0 ? device.erases && device.runnable : device.runnable,
  );
  return (
    <ConfirmInline
      question={erases > 0 ? t('confirm.erase', { erases }) : t('confirm.kit', { count: kits })}
      confirmLabel={label}
      danger={erases > 0}
      pending={start.apply.pending}
      onCancel={start.cancel}
      onConfirm={() => void start.confirm(preview)}
    >
      <Text>
        {t('confirm.slots', {
          slots: labelList(
            affected.map(({ deviceKey }) => deviceKey),
            labels,
          ),
        })}
      </Text>
      <Text>{erases > 0 ? t('erase.warning') : t('confirm.text')}</Text>
      {isBrowser && <Text className={classes.soft}>{t('confirm.terminal')}</Text>}
    </ConfirmInline>
  );
}
