import { Button } from '@mantine/core';
import { useState } from 'react';
import { destructiveKinds, type FleetOperationKind, type FleetPreview } from '../../../../shared/domain/fleet.ts';
import { stationPinSchema } from '../../../../shared/domain/station-pin.ts';
import { operationWords } from '../../../../shared/texts/fleet/words.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useStatus } from '../../../state/bench-store.ts';
import { goTo } from '../../../state/route-store.ts';
import { ConfirmInline } from '../../../ui/confirm-inline.tsx';
import { Note } from '../../../ui/note.tsx';
import { PinField } from '../../../ui/pin-field.tsx';
import classes from './form.module.css';
import { formTexts } from './form-texts.ts';
import { runnableOf } from './preview-groups.ts';
import { namesOf } from './told-list.tsx';
import type { Start } from './use-start.ts';

type StartQuestionProps = {
  readonly kind: FleetOperationKind;
  readonly preview: FleetPreview;
  readonly start: Start;
  readonly count: number;
};

/** The consent to exactly what is shown, with the PIN where something is taken away. */
export function StartQuestion({ kind, preview, start, count }: StartQuestionProps) {
  const t = useTexts(formTexts);
  const language = useLanguage();
  const pinSet = useStatus()?.helper.pinSet;
  const [pin, setPin] = useState('');
  const [isMissing, setMissing] = useState(false);
  if (preview.needsPin && pinSet === false) {
    return (
      <Note
        tone="needs"
        role="alert"
        title={t('no-pin.title')}
        actions={
          <Button variant="default" onClick={() => goTo('settings')}>
            {t('no-pin.action')}
          </Button>
        }
      >
        {t('no-pin.text')}
      </Note>
    );
  }
  const confirm = () => {
    if (preview.needsPin && !stationPinSchema.safeParse(pin).success) return setMissing(true);
    void start.confirm(preview.needsPin ? pin : undefined);
    setPin('');
  };
  return (
    <ConfirmInline
      question={t('question', { count, operation: operationWords[kind][language] })}
      confirmLabel={t(`confirm.${kind}`, { count })}
      danger={destructiveKinds.includes(kind)}
      pending={start.pending}
      onConfirm={confirm}
      onCancel={start.cancel}
    >
      <div className={classes.question}>
        <p>{t('question.text')}</p>
        <p className={classes.serials}>
          {t('question.serials', { serials: namesOf(runnableOf(preview).map(({ serial }) => serial)) })}
        </p>
        {preview.needsPin && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              confirm();
            }}
          >
            <PinField
              label={t('pin')}
              value={pin}
              onChange={(typed) => {
                setPin(typed);
                setMissing(false);
              }}
              {...(isMissing ? { error: t('pin.missing') } : {})}
            />
          </form>
        )}
      </div>
    </ConfirmInline>
  );
}
