import { Button, NumberInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useQuery } from '../../../state/use-query.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './roster.module.css';
import { rosterTexts } from './roster-texts.ts';

/** How long names of people stay on this Mac. */
export function RetentionSection() {
  const t = useTexts(rosterTexts);
  const { data, problem, reload } = useQuery('rosters.retention', {});
  const save = useCommand('rosters.setRetention');
  const [typed, setTyped] = useState<number | string>();
  const days = typed ?? data?.keepDays ?? '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await save.run({ keepDays: days === '' ? null : Number(days) })) === undefined) return;
    announce(t('retention.saved'));
    reload();
  };
  return (
    <Section title={t('retention')} description={t('retention.hint')}>
      <ErrorNote problem={problem} onRetry={reload} />
      <form className={classes.short} aria-label={t('retention')} onSubmit={(event) => void submit(event)}>
        <NumberInput
          label={t('retention.days')}
          min={1}
          max={3650}
          allowDecimal={false}
          value={days}
          onChange={setTyped}
        />
        <Button type="submit" variant="default" loading={save.pending}>
          {t('retention.save')}
        </Button>
      </form>
      <ErrorNote problem={save.problem} onClose={save.reset} />
    </Section>
  );
}
