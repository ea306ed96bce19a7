import { IconArrowRight, IconPlus } from '@tabler/icons-react';
import { useTexts } from '../i18n/use-texts.ts';
import { useMayAct } from '../state/connection-store.ts';
import { usePageCommand } from '../state/page-commands.ts';
import { goTo } from '../state/route-store.ts';
import { ActButton } from './act-button.tsx';
import { formTexts } from './form-texts.ts';
import { PrimaryAction } from './primary-action.tsx';
import { useNextStep } from './use-next-step.ts';

type ListActionsProps = {
  readonly from: 'server' | 'organization' | 'blueprint';
  readonly count: number;
  readonly addLabel: string;
  readonly onAdd: () => void;
};

/** The toolbar of a list of steps 1 to 3: on to the next step while the station is set up, else one more. */
export function ListActions({ from, count, addLabel, onAdd }: ListActionsProps) {
  const t = useTexts(formTexts);
  const next = useNextStep(from);
  usePageCommand('new-item', useMayAct() ? onAdd : undefined);
  if (count === 0 || next === undefined) {
    return (
      <PrimaryAction icon={<IconPlus size={16} />} onClick={onAdd}>
        {addLabel}
      </PrimaryAction>
    );
  }
  return (
    <>
      <ActButton icon={<IconPlus size={16} />} onClick={onAdd}>
        {addLabel}
      </ActButton>
      <PrimaryAction harmless icon={<IconArrowRight size={16} />} onClick={() => goTo(next)}>
        {t(`next.${next}`)}
      </PrimaryAction>
    </>
  );
}
