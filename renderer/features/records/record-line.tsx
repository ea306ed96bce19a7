import { Table } from '@mantine/core';
import { memo, useState } from 'react';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { RecordRow } from '../../state/records-store.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { DiscardConfirm } from './discard-confirm.tsx';
import { ParkedActions } from './parked-actions.tsx';
import { stateOfDelivery } from './record-rows.ts';
import { RecordSituation } from './record-situation.tsx';
import classes from './records.module.css';
import { recordsTexts } from './texts.ts';

type RecordLineProps = { readonly row: RecordRow; readonly reload: () => Promise<void> };

/** One record and how its delivery stands. */
export const RecordLine = memo(function RecordLine({ row, reload }: RecordLineProps) {
  const t = useTexts(recordsTexts);
  const { dateTime } = useFormats();
  const { record, delivery } = row;
  const [asked, setAsked] = useState(false);
  const discarding = asked && delivery.status === 'parked';
  const { serial, name, slot } = record.device;
  return (
    <>
      <Table.Tr data-discarding={discarding || undefined} className={classes.line}>
        <Table.Td>
          <StateBadge state={stateOfDelivery[delivery.status]} label={t(`state.${delivery.status}`)} />
        </Table.Td>
        <Table.Td>
          <div className={classes.name}>{name ?? serial}</div>
          <div className={classes.soft}>
            {[slot, name === undefined ? undefined : serial].filter(Boolean).join(' · ')}
          </div>
        </Table.Td>
        <Table.Td>{t(`kind.${record.kind}`)}</Table.Td>
        <Table.Td className={classes.at}>
          <time dateTime={record.at}>{dateTime(record.at)}</time>
          {record.operator !== undefined && (
            <div className={classes.soft}>{t('by-operator', { name: record.operator })}</div>
          )}
        </Table.Td>
        <Table.Td>
          <RecordSituation delivery={delivery} server={record.server?.name} />
          {delivery.status === 'parked' && !discarding && (
            <ParkedActions recordId={record.id} serial={serial} onDiscard={() => setAsked(true)} />
          )}
        </Table.Td>
      </Table.Tr>
      {discarding && (
        <Table.Tr>
          <Table.Td colSpan={5}>
            <DiscardConfirm recordId={record.id} serial={serial} reload={reload} onCancel={() => setAsked(false)} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
});
