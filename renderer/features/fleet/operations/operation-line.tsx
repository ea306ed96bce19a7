import { Anchor, Table } from '@mantine/core';
import { memo } from 'react';
import type { FleetOperation } from '../../../../shared/domain/fleet.ts';
import { operationStateWords, operationWords } from '../../../../shared/texts/fleet/words.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { hrefOf } from '../../../state/route-store.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import classes from './operations.module.css';
import { devicesOf, progressOf, type Situation, situationOf } from './step-groups.ts';
import { operationTexts } from './texts.ts';

const badges = {
  wrong: 'failed',
  'your-turn': 'needs-you',
  waiting: 'waiting',
  later: 'waiting',
  done: 'done',
  cancelled: 'ignored',
} as const satisfies Record<Situation, string>;

type OperationLineProps = { readonly operation: FleetOperation; readonly server: string };

/** One operation and how far it is. */
export const OperationLine = memo(function OperationLine({ operation, server }: OperationLineProps) {
  const t = useTexts(operationTexts);
  const { language, dateTime } = useFormats();
  const { id, request, state, startedAt, endedAt, operator, cancelled } = operation;
  const situation = situationOf(operation);
  const label =
    situation === 'your-turn'
      ? t('needs-you')
      : situation === 'waiting' || situation === 'later'
        ? t('waiting')
        : undefined;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          href={hrefOf('fleet', { part: 'operations', operation: id })}
          underline="always"
          className={classes.name}
        >
          {operationWords[request.kind][language]}
        </Anchor>
        <div className={classes.soft}>{t('count', { count: devicesOf(operation) })}</div>
      </Table.Td>
      <Table.Td>
        <StateBadge
          state={badges[situation]}
          label={
            label ?? (situation === 'wrong' ? operationStateWords.open[language] : operationStateWords[state][language])
          }
        />
        <div className={classes.soft}>{t('progress', progressOf(operation))}</div>
      </Table.Td>
      <Table.Td>{server}</Table.Td>
      <Table.Td>
        <time dateTime={startedAt}>{dateTime(startedAt)}</time>
        {operator !== undefined && <div className={classes.soft}>{t('by-operator', { name: operator })}</div>}
      </Table.Td>
      <Table.Td>
        {endedAt !== undefined && <time dateTime={endedAt}>{dateTime(endedAt)}</time>}
        {cancelled !== undefined && <div className={classes.soft}>{t('cancelled-by', cancelled)}</div>}
      </Table.Td>
    </Table.Tr>
  );
});
