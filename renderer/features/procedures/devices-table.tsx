import { Button, Checkbox, Table } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { CampaignView } from '../../../shared/domain/campaign.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { ListTable } from '../../ui/list-table.tsx';
import { DeviceLine } from './device-line.tsx';
import { countDevices, type DeviceFilter, deviceFilters, deviceRows } from './device-rows.ts';
import classes from './procedures.module.css';
import { procedureTexts } from './texts.ts';

const pageOf = 200;

type DevicesTableProps = {
  readonly campaign: CampaignView;
  readonly chosen: ReadonlySet<string>;
  readonly onChosen: (chosen: ReadonlySet<string>) => void;
};

/** Where each device stands, what is due first at the top. */
export function DevicesTable({ campaign, chosen, onChosen }: DevicesTableProps) {
  const t = useTexts(procedureTexts);
  const [filter, setFilter] = useState<DeviceFilter>('all');
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(pageOf);
  const { devices, steps, ended } = campaign;
  const counts = useMemo(() => countDevices(devices), [devices]);
  const shown = useMemo(() => deviceRows(devices, { filter, text }), [devices, filter, text]);
  const open = shown.filter(({ doneAt }) => doneAt === undefined).map(({ device }) => device);
  const isAll = open.length > 0 && open.every((device) => chosen.has(device));
  const toggle = (device: string) => {
    const next = new Set(chosen);
    if (!next.delete(device)) next.add(device);
    onChosen(next);
  };
  const mayChoose = ended === undefined;
  return (
    <div className={classes.devices}>
      <FilterBar
        label={t('filter')}
        filters={deviceFilters.map((value) => ({ value, label: t(`filter.${value}`, { count: counts[value] }) }))}
        filter={filter}
        onFilter={setFilter}
        findLabel={t('find')}
        text={text}
        onText={setText}
      />
      {mayChoose && open.length > 0 && (
        <Checkbox
          className={classes.selectAll}
          label={t('select-all')}
          checked={isAll}
          onChange={() => onChosen(isAll ? new Set() : new Set(open))}
        />
      )}
      {shown.length === 0 ? (
        <p className={classes.soft}>{t('nothing-found')}</p>
      ) : (
        <ListTable
          label={t('each')}
          columns={[
            { title: t('column.device'), className: classes.deviceColumn },
            { title: t('column.next') },
            { title: t('column.due'), className: classes.dueColumn },
            { title: t('column.trouble'), className: classes.troubleColumn },
          ]}
        >
          <Table.Tbody>
            {shown.slice(0, limit).map((device) => (
              <DeviceLine
                key={device.device}
                campaignId={campaign.id}
                device={device}
                step={steps.find(({ id }) => id === device.step)}
                {...(mayChoose && device.doneAt === undefined
                  ? { chosen: chosen.has(device.device), onToggle: toggle }
                  : {})}
              />
            ))}
          </Table.Tbody>
        </ListTable>
      )}
      {shown.length > limit && (
        <Button variant="default" mt="sm" onClick={() => setLimit(limit + pageOf)}>
          {t('more', { count: Math.min(shown.length - limit, pageOf) })}
        </Button>
      )}
    </div>
  );
}
