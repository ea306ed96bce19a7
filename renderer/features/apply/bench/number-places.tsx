import { Button, Tooltip } from '@mantine/core';
import { IconNumbers } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { reloadSlots, useBench } from '../../../state/bench-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { freeNumbers } from './free-numbers.ts';
import type { Place } from './places.ts';
import { benchTexts } from './texts.ts';

/** Gives numbers to all places without a name, in the order in which the bench shows them. */
export function NumberPlaces({ places }: { readonly places: readonly Place[] }) {
  const t = useTexts(benchTexts);
  const save = useCommand('slots.save');
  const unnamed = places.flatMap(({ isNamed, locationId }) =>
    isNamed || locationId === undefined ? [] : [locationId],
  );
  if (unnamed.length === 0) return null;
  const number = async () => {
    const taken = useBench.getState().slots.map(({ name }) => name);
    const names = freeNumbers(taken, unnamed.length);
    for (const [index, locationId] of unnamed.entries()) {
      const saved = await save.run({ name: names[index] ?? '', locationIds: [locationId] });
      if (saved === undefined) break;
    }
    await reloadSlots();
  };
  return (
    <>
      <Tooltip label={t('number-places.hint')} multiline w={280}>
        <Button
          variant="default"
          leftSection={<IconNumbers size={16} aria-hidden />}
          loading={save.pending}
          // Losing the connection shows in the command's problem or in the frame.
          onClick={() => void number().catch(() => {})}
        >
          {t('number-places', { count: unnamed.length })}
        </Button>
      </Tooltip>
      <ErrorNote problem={save.problem} onClose={save.reset} />
    </>
  );
}
