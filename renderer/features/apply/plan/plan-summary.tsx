import { Text } from '@mantine/core';
import type { DevicePlan, PlanPreview } from '../../../../shared/domain/plan.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useBlueprintForesight } from '../bench/use-foresight.ts';
import { estimateMs } from './estimate.ts';
import classes from './plan.module.css';
import { countPlan } from './plan-counts.ts';
import { PlanIdentity } from './plan-identity.tsx';
import { planTexts } from './texts.ts';
import { labelList, usePlanLabels } from './use-labels.ts';

/** The figures first: how many are kitted, how many of them are erased, how many are left out. */
export function PlanSummary({ preview }: { readonly preview: PlanPreview }) {
  const t = useTexts(planTexts);
  const { durations } = useBlueprintForesight(preview.blueprintId);
  const labels = usePlanLabels(preview.devices);
  const { kits, erases, mayErase, refused } = countPlan(preview.devices);
  const erased = preview.devices.filter((device) => device.runnable && device.erases);
  const ms = estimateMs(preview.devices, durations);
  return (
    <section className={classes.summary}>
      <dl className={classes.figures}>
        <Figure label={t('count.kits')} value={kits} tone="running" />
        <Figure label={t('count.erases')} value={erases} tone={erases > 0 ? 'failed' : 'idle'} />
        <Figure label={t('count.refused')} value={refused} tone={refused > 0 ? 'needs' : 'idle'} />
      </dl>
      {erases > 0 ? (
        <div className={classes.erase}>
          <Text>{t('erase.slots', { slots: labelList(keysOf(erased), labels) })}</Text>
          <Text>{t('erase.warning')}</Text>
        </div>
      ) : (
        mayErase === 0 && <Text className={classes.soft}>{t('erase.none')}</Text>
      )}
      {mayErase > 0 && <Text className={classes.may}>{t('may-erase', { count: mayErase })}</Text>}
      <PlanIdentity blueprintId={preview.blueprintId} />
      {ms !== undefined && (
        <Text className={classes.soft}>
          {ms < 60_000 ? t('each-short') : t('each', { minutes: Math.round(ms / 60_000) })}
        </Text>
      )}
    </section>
  );
}

function keysOf(devices: readonly DevicePlan[]): readonly string[] {
  return devices.map(({ deviceKey }) => deviceKey);
}

type FigureProps = {
  readonly label: string;
  readonly value: number;
  readonly tone: 'running' | 'failed' | 'needs' | 'idle';
};

function Figure({ label, value, tone }: FigureProps) {
  const t = useTexts(planTexts);
  const { number } = useFormats();
  return (
    <div className={classes.figure} data-tone={tone}>
      <dd>{t('figure', { shown: number(value) })}</dd>
      <dt>{label}</dt>
    </div>
  );
}
