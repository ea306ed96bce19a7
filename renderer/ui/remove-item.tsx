import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { reloadLibrary } from '../state/library-store.ts';
import { useCommand } from '../state/use-command.ts';
import { ConfirmInline } from './confirm-inline.tsx';
import { ErrorNote } from './error-note.tsx';
import { formTexts } from './form-texts.ts';
import { InUseNote } from './in-use-note.tsx';
import { announce } from './live-region.tsx';

type RemoveItemProps = {
  readonly command: 'servers.remove' | 'organizations.remove' | 'blueprints.remove' | 'profiles.remove';
  readonly item: { readonly id: string; readonly name: string };
  /** Names of the blueprints that use it: it cannot be removed then. */
  readonly usedBy?: readonly string[];
  readonly question: string;
  readonly confirmLabel: string;
  /** What will happen and what will not come back. */
  readonly children: ReactNode;
  readonly onDone: () => void;
};

/** Asks whether to remove something of steps 1 to 3, removes it and says so. */
export function RemoveItem({
  command,
  item: { id, name },
  usedBy = [],
  question,
  confirmLabel,
  children,
  onDone,
}: RemoveItemProps) {
  const t = useTexts(formTexts);
  const remove = useCommand(command);
  const confirm = async () => {
    if ((await remove.run({ id })) === undefined) return;
    announce(t('removed', { name }));
    onDone();
    // It is gone; a list that cannot be read anew says so itself.
    await reloadLibrary().catch(() => undefined);
  };
  if (usedBy.length > 0) return <InUseNote name={name} blueprints={usedBy} onClose={onDone} />;
  if (remove.problem !== undefined) return <ErrorNote problem={remove.problem} onClose={onDone} />;
  return (
    <ConfirmInline
      question={question}
      confirmLabel={confirmLabel}
      onConfirm={() => void confirm()}
      onCancel={onDone}
      pending={remove.pending}
    >
      {children}
    </ConfirmInline>
  );
}
