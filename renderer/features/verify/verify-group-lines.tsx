import { Table } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import type { NextKey } from './next-step.ts';
import { saysTexts } from './says-texts.ts';
import { verifyTexts } from './texts.ts';
import classes from './verify.module.css';
import { type Columns, VerifyLine } from './verify-line.tsx';
import type { VerifyGroup, VerifyRow } from './verify-rows.ts';

type VerifyGroupLinesProps = {
  readonly group: VerifyGroup;
  readonly rows: readonly VerifyRow[];
  /** What all of them have to do. */
  readonly shared: NextKey | undefined;
  readonly chosen: string | undefined;
  readonly columns: Columns;
};

export function VerifyGroupLines({ group, rows, shared, chosen, columns }: VerifyGroupLinesProps) {
  const t = useTexts(verifyTexts);
  const says = useTexts(saysTexts);
  return (
    <Table.Tbody>
      <Table.Tr className={classes.groupLine} data-group={group}>
        <Table.Th scope="rowgroup" colSpan={2 + Number(columns.says === 'column') + Number(columns.next)}>
          {t(`group.${group}`)}
          <span className={classes.groupCount}>{t('devices', { count: rows.length })}</span>
          {shared !== undefined && <p className={classes.shared}>{says(`next.${shared}`)}</p>}
        </Table.Th>
      </Table.Tr>
      {rows.map(({ run, records, state, since }) => (
        <VerifyLine
          key={run.runId}
          run={run}
          records={records}
          state={state}
          since={since}
          chosen={run.runId === chosen}
          says={columns.says}
          nextColumn={columns.next}
          withNext={shared === undefined}
        />
      ))}
    </Table.Tbody>
  );
}
