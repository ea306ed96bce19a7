import { Button } from '@mantine/core';
import type { PlanPreview } from '../../../../shared/domain/plan.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { selectDevices, useSelection } from '../../../state/selection-store.ts';
import { Note } from '../../../ui/note.tsx';
import { reasonWords } from '../../../ui/reason-words.ts';
import classes from './plan.module.css';
import { causesOf } from './plan-counts.ts';
import { leaveOut } from './plan-store.ts';
import { planTexts } from './texts.ts';
import { usePlanLabels } from './use-labels.ts';

/** Devices that the plan does not touch, each with its causes. */
export function PlanRefused({ preview }: { readonly preview: PlanPreview }) {
  const t = useTexts(planTexts);
  const language = useLanguage();
  const labels = usePlanLabels(preview.devices);
  const refused = preview.devices.filter(({ runnable }) => !runnable);
  if (refused.length === 0) return null;
  const deselect = () => {
    const keys = refused.map(({ deviceKey }) => deviceKey);
    selectDevices([...useSelection.getState().devices].filter((key) => !keys.includes(key)));
    leaveOut(keys);
  };
  return (
    <Note
      tone="needs"
      title={t('refused')}
      actions={
        <Button variant="default" onClick={deselect}>
          {t('leave-out', { count: refused.length })}
        </Button>
      }
    >
      <ul className={classes.refused}>
        {refused.map((device) => (
          <li key={device.deviceKey}>
            <span className={classes.slot}>{labels.get(device.deviceKey)}</span>
            <span>
              {causesOf(device)
                .map((cause) => reasonWords(cause, language))
                .join(' ')}
            </span>
          </li>
        ))}
      </ul>
    </Note>
  );
}
