import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { FleetOperation } from '../../../../shared/domain/fleet.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { applyOperations } from '../../../state/fleet-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { useRefusal } from '../../../ui/use-refusal.ts';
import { useWho, WhoField } from '../../../ui/who-field.tsx';
import classes from './operations.module.css';
import type { StepGroup } from './step-groups.ts';
import { StepRow } from './step-row.tsx';
import { operationTexts } from './texts.ts';

type TickFormProps = { readonly operationId: string; readonly group: StepGroup };

/** Says of many devices at once that a step was done by hand, who did it, and whether its effect was seen. */
export function TickForm({ operationId: id, group: { rows, due, first } }: TickFormProps) {
  const t = useTexts(operationTexts);
  const who = useWho();
  const refusal = useRefusal();
  const tick = useCommand('fleet.tick');
  const skip = useCommand('fleet.notNeeded');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState('');
  const [seen, setSeen] = useState(false);
  // What was ticked already and waits to be seen is ticked again only by somebody who chooses it.
  const byDefault = new Set(due.filter(({ state }) => state !== 'waiting').map((row) => row.id));
  const chosen = due.filter((row) => byDefault.has(row.id) !== left.has(row.id));
  const skippable = first.dispensable ? chosen.filter(({ state }) => state === 'open') : [];
  const toggle = (step: string) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(step)) next.add(step);
      return next;
    });

  const keep = async (said: Promise<FleetOperation | undefined>, count: number) => {
    const operation = await said;
    if (operation === undefined) return;
    applyOperations([operation]);
    setLeft(new Set());
    setNote('');
    setSeen(false);
    announce(t('ticked', { count }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const by = who.given();
    if (by === undefined || chosen.length === 0) return;
    void keep(tick.run({ id, step: chosen.map((row) => row.id), by, note, seen }), chosen.length);
  };
  const notNeeded = () => {
    const by = who.given();
    if (by === undefined) return;
    void keep(skip.run({ id, step: skippable.map((row) => row.id), by, note }), skippable.length);
  };

  return (
    <form onSubmit={submit}>
      <ul className={classes.rows}>
        {rows.map((row) => (
          <StepRow
            key={row.id}
            row={row}
            lead={
              due.includes(row) && (
                <Checkbox
                  aria-label={t('tick.choose', { serial: row.serial })}
                  checked={chosen.includes(row)}
                  onChange={() => toggle(row.id)}
                />
              )
            }
          />
        ))}
      </ul>
      <div className={classes.tick}>
        <div className={classes.tickFields}>
          <WhoField who={who} />
          <TextInput
            label={t('tick.note')}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </div>
        {first.expects !== undefined && (
          <Checkbox
            label={t('tick.seen')}
            description={t('tick.seen-hint')}
            checked={seen}
            onChange={(event) => setSeen(event.currentTarget.checked)}
          />
        )}
        <ErrorNote
          problem={tick.problem ?? skip.problem}
          onClose={tick.problem === undefined ? skip.reset : tick.reset}
        />
        <div className={classes.buttons}>
          <Button
            type="submit"
            variant="light"
            loading={tick.pending}
            disabled={chosen.length === 0 || refusal !== undefined}
          >
            {chosen.length === 0 ? t('tick.none') : t('tick.done', { count: chosen.length })}
          </Button>
          {skippable.length > 0 && (
            <Button
              variant="subtle"
              color="gray"
              loading={skip.pending}
              disabled={refusal !== undefined}
              onClick={notNeeded}
            >
              {t('tick.skip', { count: skippable.length })}
            </Button>
          )}
        </div>
      </div>
    </form>
  );
}
