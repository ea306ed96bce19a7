import { Button, Group, Text } from '@mantine/core';
import type { AutoRunPreview } from '../../../../shared/domain/auto-run.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useStatus } from '../../../state/bench-store.ts';
import { useConnection } from '../../../state/connection-store.ts';
import { ConfirmInline } from '../../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import classes from '../plan/plan.module.css';
import { closeAutoPanel } from './auto-store.ts';
import { autoTexts } from './auto-texts.ts';
import type { AutoStart } from './use-auto-start.ts';

/** At the foot of the panel: away, or on to the question. */
export function AutoStartButton({ start }: { readonly start: AutoStart }) {
  const t = useTexts(autoTexts);
  const u = useTexts(uiTexts);
  const armed = useStatus()?.armed === true;
  const hint = !armed ? t('hint.arm') : start.isAsking ? t('hint.confirm') : undefined;
  return (
    <div className={classes.foot}>
      {hint !== undefined && (
        <Text className={classes.hint} role="status">
          {hint}
        </Text>
      )}
      <Group gap={8}>
        <Button variant="default" onClick={closeAutoPanel}>
          {u('cancel')}
        </Button>
        <PrimaryAction danger disabled={hint !== undefined} pending={start.pending} onClick={start.ask}>
          {t('start')}
        </PrimaryAction>
      </Group>
    </div>
  );
}

type QuestionProps = { readonly preview: AutoRunPreview; readonly start: AutoStart };

/** The one consent, or what became of the last try. */
export function AutoStartQuestion({ preview, start }: QuestionProps) {
  const t = useTexts(autoTexts);
  const isBrowser = useConnection(({ greeting }) => greeting?.face === 'browser' && greeting.practice === undefined);
  if (!start.isAsking) return <ErrorNote problem={start.problem} onRetry={start.again} />;
  const { erase, countdownSeconds: seconds } = preview;
  return (
    <ConfirmInline
      question={t('confirm.question')}
      confirmLabel={t('start')}
      pending={start.pending}
      onCancel={start.cancel}
      onConfirm={() => void start.confirm(preview)}
    >
      <Text>{erase === 'never' ? t('confirm.keeps') : t('confirm.erases', { seconds })}</Text>
      {isBrowser && <Text className={classes.soft}>{t('confirm.terminal')}</Text>}
    </ConfirmInline>
  );
}
