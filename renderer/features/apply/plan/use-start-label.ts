import type { PlanPreview } from '../../../../shared/domain/plan.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useBench } from '../../../state/bench-store.ts';
import { commonKind, countPlan } from './plan-counts.ts';
import { nounTexts, planTexts } from './texts.ts';

/** Names count and effect: "Erase 3 and kit 12 iPads". */
export function useStartLabel(preview: PlanPreview): string {
  const t = useTexts(planTexts);
  const noun = useTexts(nounTexts);
  const { kits, erases } = countPlan(preview.devices);
  const keys = preview.devices.filter(({ runnable }) => runnable).map(({ deviceKey }) => deviceKey);
  const kind = useBench(({ devices }) => commonKind(keys, devices));
  const values = { count: kits, noun: noun(kind, { count: kits }) };
  if (erases === 0) return t('kit-only', values);
  return erases === kits ? t('erase-all', values) : t('erase-some', { ...values, erases });
}
