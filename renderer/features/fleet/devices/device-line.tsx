import { Checkbox, Table, UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import type { FleetDevice } from '../../../../shared/domain/fleet.ts';
import { methodWords, standingWords } from '../../../../shared/texts/fleet/words.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { StateBadge } from '../../../ui/state-badge.tsx';
import classes from '../fleet.module.css';
import { openDevice } from '../fleet-route.ts';
import { fleetTexts } from '../texts.ts';
import { stateOfStanding } from '../words.ts';
import { groupName } from './device-rows.ts';
import { KnownSince } from './known-since.tsx';
import { LastDoneHere } from './last-done.tsx';

type DeviceLineProps = {
  readonly device: FleetDevice;
  readonly server: string;
  readonly chosen: boolean;
  readonly open: boolean;
  /** Of all lines one is reached by Tab; arrows lead to the others. */
  readonly tabStop: boolean;
  readonly onChoose: (serial: string, range: boolean) => void;
};

/** One device at its MDM. */
export const DeviceLine = memo(function DeviceLine(props: DeviceLineProps) {
  const { device, server, chosen, open, tabStop, onChoose } = props;
  const t = useTexts(fleetTexts);
  const language = useLanguage();
  const { serial, name, model, state, group, method, last, source, asOf, operationId } = device;
  const about = [name, model].filter(Boolean).join(' · ');
  const tabIndex = tabStop ? 0 : -1;
  return (
    <Table.Tr
      className={classes.line}
      data-serial={serial}
      data-chosen={chosen || undefined}
      data-open={open || undefined}
    >
      <Table.Td>
        <Checkbox
          size="sm"
          data-control="choose"
          aria-label={t('select', { serial })}
          checked={chosen}
          tabIndex={tabIndex}
          onChange={(event) => onChoose(serial, isRange(event.nativeEvent))}
        />
      </Table.Td>
      <Table.Td>
        <UnstyledButton
          className={classes.open}
          data-control="open"
          aria-expanded={open}
          aria-label={t('details', { serial: [serial, name].filter(Boolean).join(' ') })}
          tabIndex={tabIndex}
          onClick={() => openDevice(open ? undefined : serial)}
        >
          <span className={classes.serial}>{serial}</span>
          {about !== '' && <span className={classes.soft}>{about}</span>}
        </UnstyledButton>
      </Table.Td>
      <Table.Td>
        <StateBadge state={stateOfStanding[state]} label={standingWords[state][language]} />
        <div className={classes.soft}>
          {operationId === undefined ? method !== undefined && methodWords[method][language] : t('busy')}
        </div>
      </Table.Td>
      <Table.Td className={classes.serverColumn}>
        <div>{server}</div>
        {group !== undefined && (
          <div className={classes.soft} title={group}>
            {groupName(group)}
          </div>
        )}
      </Table.Td>
      <Table.Td className={classes.sourceColumn}>
        <div>{source}</div>
        <div className={classes.soft}>
          <KnownSince at={asOf} />
        </div>
      </Table.Td>
      <Table.Td className={classes.lastColumn}>{last !== undefined && <LastDoneHere last={last} />}</Table.Td>
    </Table.Tr>
  );
});

function isRange(event: Event): boolean {
  return event instanceof MouseEvent && event.shiftKey;
}
