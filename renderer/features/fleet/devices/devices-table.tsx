import { Button, Checkbox, Table } from '@mantine/core';
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import type { FleetDevice, FleetServer } from '../../../../shared/domain/fleet.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import listClasses from '../../../ui/list-table.module.css';
import classes from '../fleet.module.css';
import { fleetTexts } from '../texts.ts';
import { choose, chooseTo, toggleChoice, useChoice } from './choice.ts';
import { DeviceLine } from './device-line.tsx';
import { moveInTable } from './move-in-table.ts';

/** A person reads the first of thousands; all of them are chosen and filtered. */
const pageOf = 200;

type DevicesTableProps = {
  readonly devices: readonly FleetDevice[];
  readonly servers: readonly FleetServer[];
  readonly open: string | undefined;
};

/** The devices, to look at and to choose from: by mouse, by Shift, by arrows and space. */
export function DevicesTable({ devices, servers, open }: DevicesTableProps) {
  const t = useTexts(fleetTexts);
  const chosen = useChoice(({ serials }) => serials);
  const [limit, setLimit] = useState(pageOf);
  const [current, setCurrent] = useState<string>();
  const body = useRef<HTMLTableSectionElement>(null);
  const serials = useMemo(() => devices.map(({ serial }) => serial), [devices]);
  const names = useMemo(() => new Map(servers.map(({ serverId, name }) => [serverId, name])), [servers]);
  const tabStop = current !== undefined && serials.includes(current) ? current : serials[0];
  const chosenHere = serials.filter((serial) => chosen.has(serial)).length;
  const left = devices.length - limit;

  const chooseAll = () => {
    const others = [...chosen].filter((serial) => !serials.includes(serial));
    choose(chosenHere === serials.length ? others : [...others, ...serials]);
  };
  const onChoose = useCallback(
    (serial: string, range: boolean) => {
      setCurrent(serial);
      if (range) chooseTo(serial, serials);
      else toggleChoice(serial);
    },
    [serials],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      return choose([...chosen, ...serials]);
    }
    const to = body.current === null ? undefined : moveInTable(body.current, event);
    if (to === undefined) return;
    setCurrent(to);
    if (event.shiftKey) {
      if (useChoice.getState().anchor === undefined) useChoice.setState({ anchor: tabStop });
      chooseTo(to, serials);
    }
  };

  return (
    <div className={classes.container}>
      <Table className={listClasses.table} aria-label={t('title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" className={classes.checkColumn}>
              <Checkbox
                size="sm"
                aria-label={t('select-all', { count: devices.length })}
                checked={chosenHere > 0 && chosenHere === serials.length}
                indeterminate={chosenHere > 0 && chosenHere < serials.length}
                onChange={chooseAll}
              />
            </Table.Th>
            <Table.Th scope="col">{t('column.device')}</Table.Th>
            <Table.Th scope="col" className={classes.stateColumn}>
              {t('column.state')}
            </Table.Th>
            <Table.Th scope="col" className={classes.serverColumn}>
              {t('column.server')}
            </Table.Th>
            <Table.Th scope="col" className={classes.sourceColumn}>
              {t('column.source')}
            </Table.Th>
            <Table.Th scope="col" className={classes.lastColumn}>
              {t('column.last')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body} onKeyDown={onKeyDown}>
          {devices.slice(0, limit).map((device) => (
            <DeviceLine
              key={`${device.serverId} ${device.serial}`}
              device={device}
              server={names.get(device.serverId) ?? device.serverId}
              chosen={chosen.has(device.serial)}
              open={open === device.serial}
              tabStop={tabStop === device.serial}
              onChoose={onChoose}
            />
          ))}
        </Table.Tbody>
      </Table>
      {left > 0 && (
        <Button variant="default" mt="sm" onClick={() => setLimit(limit + pageOf)}>
          {t('more', { count: Math.min(left, pageOf) })}
        </Button>
      )}
    </div>
  );
}
