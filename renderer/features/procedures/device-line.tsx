import { Checkbox, Table, UnstyledButton } from '@mantine/core';
import type { CampaignDevice } from '../../../shared/domain/campaign.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { replaceRoute, useRouteParam } from '../../state/route-store.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import classes from './procedures.module.css';
import type { CampaignStep } from './step-words.tsx';
import { procedureTexts } from './texts.ts';

type DeviceLineProps = {
  readonly campaignId: string;
  readonly device: CampaignDevice;
  /** The step it stands before. */
  readonly step: CampaignStep | undefined;
  /** Absent where it cannot be chosen. */
  readonly chosen?: boolean;
  readonly onToggle?: (device: string) => void;
};

/** One device; its number opens its details. */
export function DeviceLine({ campaignId, device, step, chosen, onToggle }: DeviceLineProps) {
  const t = useTexts(procedureTexts);
  const { language, dateTime } = useFormats();
  const { device: number, now, dueBy, doneAt, missed, contradicted } = device;
  const isShown = useRouteParam('device') === number;
  const open = () => replaceRoute('procedures', isShown ? { id: campaignId } : { id: campaignId, device: number });
  const said = [now?.氏名, now?.グループ].filter(Boolean).join(' · ');
  const due = dueBy !== undefined && <div>{t('due-in', { at: dateTime(dueBy) })}</div>;
  const trouble = (
    <>
      {missed > 0 && <div className={classes.trouble}>{t('missed', { count: missed })}</div>}
      {contradicted > 0 && <div className={classes.trouble}>{t('contradicted', { count: contradicted })}</div>}
    </>
  );
  return (
    <Table.Tr>
      <Table.Td>
        <div className={classes.deviceCell}>
          {onToggle !== undefined && (
            <Checkbox
              aria-label={t('select-of', { device: number })}
              checked={chosen === true}
              onChange={() => onToggle(number)}
            />
          )}
          <UnstyledButton
            className={classes.open}
            aria-expanded={isShown}
            aria-label={t('details', { device: number })}
            onClick={open}
          >
            <span className={classes.name}>{number}</span>
            {said !== '' && <span className={classes.soft}>{said}</span>}
          </UnstyledButton>
        </div>
      </Table.Td>
      <Table.Td>
        {doneAt === undefined ? (
          <span className={classes.nextStep}>{step?.title[language]}</span>
        ) : (
          <StateBadge state="done" label={t('device-done', { at: dateTime(doneAt) })} />
        )}
        <div className={classes.whenNarrow}>
          {due}
          {trouble}
        </div>
      </Table.Td>
      <Table.Td className={classes.whenWide}>{due}</Table.Td>
      <Table.Td className={classes.whenWide}>{trouble}</Table.Td>
    </Table.Tr>
  );
}
