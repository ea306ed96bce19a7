import { Table, UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import type { EnrollmentRecord } from '../../../shared/domain/record.ts';
import type { RunView } from '../../../shared/domain/run.ts';
import { problemText } from '../../../shared/texts/problem-text.ts';
import { runWord } from '../../../shared/texts/verdicts.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { DeviceState } from '../../state/device-state.ts';
import { reasonWords } from '../../ui/reason-words.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { evidenceOf } from './evidence.ts';
import { type NextStep, nextStep } from './next-step.ts';
import { backendSays, deviceSays } from './says.ts';
import { SaysPair } from './says-pair.tsx';
import { saysTexts } from './says-texts.ts';
import { Since } from './since.tsx';
import { verifyTexts } from './texts.ts';
import classes from './verify.module.css';
import { openRun } from './verify-route.ts';

export type Columns = {
  /** Where the device's and the MDM's words stand. */
  readonly says: 'column' | 'above-next' | 'nowhere';
  readonly next: boolean;
};

type VerifyLineProps = {
  readonly run: RunView;
  readonly records: readonly EnrollmentRecord[];
  readonly state: DeviceState;
  readonly since: string;
  readonly chosen: boolean;
  readonly says: Columns['says'];
  readonly nextColumn: boolean;
  /** False where the heading above says it for all. */
  readonly withNext: boolean;
};

/** One device; the whole line opens its details. */
export const VerifyLine = memo(function VerifyLine(props: VerifyLineProps) {
  const { run, records, state, since, chosen, says, nextColumn, withNext } = props;
  const t = useTexts(verifyTexts);
  const { language } = useFormats();
  const items = evidenceOf(records);
  const server = records[0]?.server;
  const name = run.name ?? run.serial ?? run.deviceKey;
  const pair = run.end === 'prepared' && (
    <SaysPair device={deviceSays(items)} backend={backendSays(items, run.verdict, server)} />
  );
  return (
    <Table.Tr className={classes.line} data-chosen={chosen || undefined}>
      <Table.Td>
        <UnstyledButton
          className={classes.open}
          aria-expanded={chosen}
          aria-label={t('details', { name: [run.slot, name, run.serial].filter(Boolean).join(' ') })}
          onClick={() => openRun(chosen ? undefined : run.runId)}
        >
          {run.slot !== undefined && <span className={classes.slot}>{run.slot}</span>}
          <span className={classes.names}>
            <span className={classes.name}>{name}</span>
            {run.name !== undefined && <span className={classes.serial}>{run.serial}</span>}
          </span>
        </UnstyledButton>
      </Table.Td>
      <Table.Td>
        <StateBadge state={state} label={runWord(run, language)} />
        <div className={classes.since}>
          <Since at={since} />
        </div>
      </Table.Td>
      {says === 'column' && <Table.Td>{pair}</Table.Td>}
      {nextColumn && (
        <Table.Td className={classes.next}>
          {says === 'above-next' && pair}
          {withNext && <NextSentence step={nextStep(run, items, server)} />}
        </Table.Td>
      )}
    </Table.Tr>
  );
});

function NextSentence({ step }: { readonly step: NextStep }) {
  const t = useTexts(saysTexts);
  const { language } = useFormats();
  if (step.kind === 'say') return t(`next.${step.key}`);
  if (step.kind === 'wait') return reasonWords(step.reason, language);
  const { what, next } = problemText(step.problem, language);
  return (
    <>
      <span className={classes.what}>{what}</span> {next}
    </>
  );
}
