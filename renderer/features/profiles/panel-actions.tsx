import { Button } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { uiTexts } from '../../ui/texts.ts';

type PanelActionsProps = {
  readonly word: string;
  readonly pending: boolean;
  readonly disabled?: boolean;
  readonly onAct: () => void;
  readonly onCancel: () => void;
};

export function PanelActions({ word, pending, disabled = false, onAct, onCancel }: PanelActionsProps) {
  const u = useTexts(uiTexts);
  return (
    <div className={formClasses.submit}>
      <Button variant="default" onClick={onCancel}>
        {u('cancel')}
      </Button>
      <Button loading={pending} disabled={disabled} onClick={onAct}>
        {word}
      </Button>
    </div>
  );
}
