import { Button, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { slotAt } from '../../../../shared/domain/slot.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { reloadSlots, useBench } from '../../../state/bench-store.ts';
import { station, useMayAct } from '../../../state/connection-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Section } from '../../../ui/section.tsx';
import { freeNumbers } from '../bench/free-numbers.ts';
import classes from './device.module.css';
import { planNaming } from './naming.ts';
import { deviceTexts } from './texts.ts';

/** Names the place a device hangs at, or gives it another name. */
export function NameSlot({ locationId }: { readonly locationId: number }) {
  const t = useTexts(deviceTexts);
  const mayAct = useMayAct();
  const slots = useBench((bench) => bench.slots);
  const slot = slotAt(slots, locationId);
  const [typed, setTyped] = useState<string>();
  const save = useCommand('slots.save');
  if (!mayAct) return null;
  const suggestion =
    slot?.name ??
    freeNumbers(
      slots.map(({ name }) => name),
      1,
    )[0] ??
    '';
  const name = (typed ?? suggestion).trim();
  const naming = planNaming({ name, locationId, slots, devices: useBench.getState().devices.values() });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (naming.kind === 'same' || naming.kind === 'taken') return;
    const saved = await save.run({ name, locationIds: [...naming.locationIds] });
    if (saved === undefined) return;
    for (const old of naming.remove) await station().call('slots.remove', { name: old });
    await reloadSlots();
    setTyped(undefined);
  };
  return (
    <Section title={t('slot.title')}>
      {/* What cannot be saved is told by the command's problem; a lost connection by the frame. */}
      <form className={classes.naming} onSubmit={(event) => void submit(event).catch(() => {})}>
        <TextInput
          label={t('slot.name')}
          description={t('slot.name-hint')}
          value={typed ?? suggestion}
          onChange={(event) => setTyped(event.currentTarget.value)}
          maxLength={20}
          className={classes.grow}
          error={naming.kind === 'taken' ? t('slot.taken', { name }) : undefined}
        />
        <Button
          type="submit"
          variant="default"
          loading={save.pending}
          disabled={name === '' || naming.kind === 'same' || naming.kind === 'taken'}
        >
          {slot === undefined ? t('slot.save') : t('slot.rename')}
        </Button>
      </form>
      {naming.kind === 'join' && <Text className={classes.soft}>{t('slot.join', { name })}</Text>}
      <ErrorNote problem={save.problem} onRetry={() => void save.retry()} />
    </Section>
  );
}
