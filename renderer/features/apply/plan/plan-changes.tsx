import type { PlanPreview } from '../../../../shared/domain/plan.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { Note } from '../../../ui/note.tsx';
import { changedDevices } from './plan-counts.ts';
import { usePlan } from './plan-store.ts';
import { planTexts } from './texts.ts';
import { labelList, usePlanLabels } from './use-labels.ts';

/** After planning again: which devices are decided about differently now. */
export function PlanChanges({ preview }: { readonly preview: PlanPreview }) {
  const t = useTexts(planTexts);
  const former = usePlan((plan) => plan.former);
  const labels = usePlanLabels(preview.devices);
  if (former === undefined) return null;
  const changed = changedDevices(former, preview);
  if (changed.length === 0) return null;
  return (
    <Note tone="needs" role="status" title={t('changed.title')}>
      {t('changed.text', { slots: labelList(changed, labels) })}
    </Note>
  );
}
