import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { ListTable } from '../../ui/list-table.tsx';
import { evidenceOf } from './evidence.ts';
import { nextStep, sharedStep } from './next-step.ts';
import { verifyTexts } from './texts.ts';
import classes from './verify.module.css';
import { VerifyGroupLines } from './verify-group-lines.tsx';
import { type VerifyRow, verifyGroups } from './verify-rows.ts';

/** Pixels for a column of its own for what device and MDM say; with less it stands above the next step. */
const roomForColumn = 880;
/** With less than this, it is in the drawer only. */
const roomForSays = 560;

type VerifyTableProps = { readonly rows: readonly VerifyRow[]; readonly chosen: string | undefined };

/** One line per device under the heading of what it needs. What all of a group have to do is said once, above them. */
export function VerifyTable({ rows, chosen }: VerifyTableProps) {
  const t = useTexts(verifyTexts);
  const { ref, width } = useElementSize();
  const groups = useMemo(
    () =>
      verifyGroups
        .map((group) => {
          const inGroup = rows.filter((row) => row.group === group);
          const steps = inGroup.map(({ run, records }) => nextStep(run, evidenceOf(records), records[0]?.server));
          return { group, rows: inGroup, shared: sharedStep(steps) };
        })
        .filter((group) => group.rows.length > 0),
    [rows],
  );
  const next = groups.some(({ shared }) => shared === undefined);
  const has = (room: number) => width === 0 || width >= room;
  const says = !has(roomForSays) ? 'nowhere' : !next || has(roomForColumn) ? 'column' : 'above-next';
  const columns = { says, next } as const;
  return (
    <div ref={ref} className={classes.container}>
      <ListTable
        label={t('title')}
        columns={[
          { title: t('column.device'), className: classes.deviceColumn },
          { title: t('column.verdict'), className: classes.verdictColumn },
          ...(says === 'column' ? [{ title: t('column.says'), className: next ? classes.saysColumn : undefined }] : []),
          ...(next ? [{ title: t('column.next') }] : []),
        ]}
      >
        {groups.map((group) => (
          <VerifyGroupLines key={group.group} {...group} chosen={chosen} columns={columns} />
        ))}
      </ListTable>
    </div>
  );
}
