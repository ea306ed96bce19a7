import { Button, NumberInput, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useChanged } from '../../state/changes-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import form from '../../ui/form.module.css';
import { announce } from '../../ui/live-region.tsx';
import { Loading } from '../../ui/loading.tsx';
import { careTexts } from './care-texts.ts';
import { PurgeConfirm } from './purge-confirm.tsx';

const offeredDays = 400;

/** How long delivered records stay, and their removal by age now; what would go is told first. */
export function KeepForm({ reload }: { readonly reload: () => Promise<void> }) {
  const t = useTexts(careTexts);
  const kept = useQuery('records.retention', {}, useChanged('records'));
  const set = useCommand('records.setRetention');
  const purge = useCommand('records.purge');
  const [typed, setTyped] = useState<number | string>();
  const [asked, setAsked] = useState<'keep' | 'purge'>();
  if (kept.data === undefined) {
    return kept.loading ? <Loading rows={2} /> : <ErrorNote problem={kept.problem} onRetry={kept.reload} />;
  }
  const { keepDays } = kept.data;
  const days = Math.round(Number(typed ?? keepDays ?? offeredDays));
  const isValid = Number.isFinite(days) && days >= 1 && days <= 3650;

  const keepForever = async () => {
    if ((await set.run({ keepDays: null })) !== undefined) announce(t('keep.said-forever'));
  };
  const confirm = async () => {
    const isKept = asked === 'keep';
    const done = isKept ? await set.run({ keepDays: days }) : await purge.run({ olderThanDays: days });
    if (done === undefined) return;
    announce(isKept ? t('keep.said', { count: days }) : t('purge.said'));
    setAsked(undefined);
    await reload();
  };

  return (
    <div className={form.fields}>
      <div className={form.hint}>{t('keep.text')}</div>
      <Switch
        label={keepDays === null ? t('keep.off') : t('keep.on', { count: keepDays })}
        checked={keepDays !== null}
        onChange={() => (keepDays === null ? setAsked('keep') : void keepForever())}
      />
      <div className={form.row}>
        <NumberInput
          label={t('keep.days')}
          min={1}
          max={3650}
          maw={180}
          allowDecimal={false}
          value={typed ?? keepDays ?? offeredDays}
          onChange={(value) => {
            setTyped(value);
            setAsked(undefined);
          }}
        />
      </div>
      <div className={form.row}>
        {isValid && keepDays !== null && days !== keepDays && asked === undefined && (
          <Button variant="default" onClick={() => setAsked('keep')}>
            {t('keep.save')}
          </Button>
        )}
        {asked === undefined && (
          <Button variant="default" disabled={!isValid} onClick={() => setAsked('purge')}>
            {t('purge')}
          </Button>
        )}
      </div>
      {asked !== undefined && isValid && (
        <PurgeConfirm
          days={days}
          confirmLabel={(count) => {
            if (asked === 'purge') return t('purge.confirm', { count });
            return count === 0 ? t('keep.confirm-only') : t('keep.confirm', { count });
          }}
          isEvenWithNone={asked === 'keep'}
          pending={set.pending || purge.pending}
          onConfirm={() => void confirm()}
          onCancel={() => setAsked(undefined)}
        />
      )}
      <ErrorNote problem={set.problem ?? purge.problem} />
    </div>
  );
}
