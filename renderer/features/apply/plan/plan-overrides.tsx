import { Button, Stack, TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { DevicePlan, PlanPreview } from '../../../../shared/domain/plan.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { Note } from '../../../ui/note.tsx';
import classes from './plan.module.css';
import { isTyped, overridesNeeded } from './plan-counts.ts';
import { leaveOut, typeSerial, usePlan } from './plan-store.ts';
import { planTexts } from './texts.ts';
import { usePlanLabels } from './use-labels.ts';

/** Where a guard could not be certain, a person vouches for the device by typing its serial number. */
export function PlanOverrides({ preview }: { readonly preview: PlanPreview }) {
  const t = useTexts(planTexts);
  const labels = usePlanLabels(preview.devices);
  const asking = overridesNeeded(preview.devices);
  if (asking.length === 0) return null;
  return (
    <Note tone="needs" title={t('overrides')}>
      <p className={classes.text}>{t('overrides.text')}</p>
      <Stack gap="sm">
        {asking.map((device) => (
          <Override key={device.deviceKey} device={device} label={labels.get(device.deviceKey) ?? ''} />
        ))}
      </Stack>
    </Note>
  );
}

function Override({ device, label }: { readonly device: DevicePlan; readonly label: string }) {
  const t = useTexts(planTexts);
  const typed = usePlan((plan) => plan.typed[device.deviceKey]) ?? '';
  const isRight = isTyped(device, typed);
  const isLongEnough = typed.trim().length >= (device.serial?.length ?? 0);
  return (
    <div className={classes.override}>
      <TextInput
        label={t('override.label', { slot: label })}
        value={typed}
        onChange={(event) => typeSerial(device.deviceKey, event.currentTarget.value)}
        rightSection={isRight ? <IconCheck size={16} className={classes.right} aria-hidden /> : null}
        error={isLongEnough && !isRight && typed !== '' ? t('override.wrong') : undefined}
        spellCheck={false}
        autoComplete="off"
        className={classes.grow}
      />
      <Button variant="subtle" color="gray" onClick={() => leaveOut([device.deviceKey])}>
        {t('override.leave')}
      </Button>
    </div>
  );
}
