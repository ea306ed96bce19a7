import { Table } from '@mantine/core';
import { memo, useState } from 'react';
import type { FileDelivery } from '../../../shared/domain/backend.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import type { RecordRow } from '../../state/records-store.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { AmendForm } from './amend-form.tsx';
import { careTexts } from './care-texts.ts';
import { DiscardConfirm } from './discard-confirm.tsx';
import { FileSituation } from './file-situation.tsx';
import { ParkedActions } from './parked-actions.tsx';
import { stateOfDelivery, stateOfFile } from './record-rows.ts';
import { RecordSituation } from './record-situation.tsx';
import classes from './records.module.css';
import { recordsTexts } from './texts.ts';

type RecordLineProps = {
  readonly row: RecordRow;
  /** Where it stands on its way to a console without API. */
  readonly file: FileDelivery | undefined;
  readonly reload: () => Promise<void>;
};

/** One record and how its delivery stands. */
export const RecordLine = memo(function RecordLine({ row, file, reload }: RecordLineProps) {
  const t = useTexts(recordsTexts);
  const care = useTexts(careTexts);
  const { dateTime } = useFormats();
  const { record, delivery } = row;
  const [wanted, setWanted] = useState<'amend' | 'discard'>();
  const asked = delivery.status === 'parked' ? wanted : undefined;
  const close = () => setWanted(undefined);
  const { serial, name, slot } = record.device;
  return (
    <>
      <Table.Tr data-asked={asked} className={classes.line}>
        <Table.Td>
          {file === undefined ? (
            <StateBadge state={stateOfDelivery[delivery.status]} label={t(`state.${delivery.status}`)} />
          ) : (
            <StateBadge state={stateOfFile[file.state]} label={care(`file.${file.state}`)} />
          )}
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
          {file === undefined ? (
            <RecordSituation delivery={delivery} server={record.server?.name} />
          ) : (
            <FileSituation file={file} />
          )}
          {delivery.status === 'parked' && asked === undefined && (
            <ParkedActions
              recordId={record.id}
              serial={serial}
              onAmend={() => setWanted('amend')}
              onDiscard={() => setWanted('discard')}
            />
          )}
        </Table.Td>
      </Table.Tr>
      {asked !== undefined && (
        <Table.Tr>
          <Table.Td colSpan={5}>
            {asked === 'amend' ? (
              <AmendForm record={record} reload={reload} onCancel={close} />
            ) : (
              <DiscardConfirm recordId={record.id} serial={serial} reload={reload} onCancel={close} />
            )}
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
});
