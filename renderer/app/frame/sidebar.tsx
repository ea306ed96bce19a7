import {
  IconAlertTriangle,
  IconArrowUp,
  IconCalendarEvent,
  IconDevices,
  IconFileCertificate,
  IconListCheck,
  IconReceipt,
  IconSettings,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useStatus } from '../../state/bench-store.ts';
import { useCalendar } from '../../state/calendar-store.ts';
import { operationsForPerson, useFleet } from '../../state/fleet-store.ts';
import { hrefOf, steps, useRouteStore, type ViewId } from '../../state/route-store.ts';
import { Keys } from '../../ui/keys.tsx';
import { ConnectionLine } from './connection-line.tsx';
import { Count } from './count.tsx';
import { HelpMenu } from './help-menu.tsx';
import { RoleMark } from './role-mark.tsx';
import { ShiftLine } from './shift/shift-line.tsx';
import classes from './sidebar.module.css';
import { StepCount, StepNumber } from './step-marks.tsx';
import { frameTexts } from './texts.ts';

/** The five steps in order, what lies beside them, and how the station is connected. */
export function Sidebar() {
  const t = useTexts(frameTexts);
  const profile = useStatus()?.profile;
  return (
    <nav className={classes.sidebar} aria-label={t('navigation')}>
      <div className={classes.station} data-drag-region>
        <span className={classes.eyebrow}>{t('station')}</span>
        <span className={classes.profile}>
          <span
            className={classes.dot}
            style={{ background: profile?.colour ?? 'var(--kb-line-strong)' }}
            aria-hidden
          />
          <span className={classes.label}>{profile?.label ?? '…'}</span>
        </span>
      </div>
      <RoleMark />
      <ShiftLine />
      <ol className={classes.list}>
        {steps.map((step, index) => (
          <li key={step}>
            <Item
              entry={step}
              lead={<StepNumber step={step} />}
              mark={<StepCount step={step} />}
              keys={`mod+${index + 1}`}
            />
          </li>
        ))}
      </ol>
      <hr className={classes.divider} />
      <ul className={classes.list}>
        <li>
          <Item entry="profiles" lead={<IconFileCertificate size={18} stroke={1.6} aria-hidden />} />
        </li>
        <li>
          <Item entry="records" lead={<IconReceipt size={18} stroke={1.6} aria-hidden />} mark={<RecordsMark />} />
        </li>
        <li>
          <Item entry="fleet" lead={<IconDevices size={18} stroke={1.6} aria-hidden />} mark={<FleetMark />} />
        </li>
        <li>
          <Item entry="procedures" lead={<IconListCheck size={18} stroke={1.6} aria-hidden />} />
        </li>
        <li>
          <Item
            entry="calendar"
            lead={<IconCalendarEvent size={18} stroke={1.6} aria-hidden />}
            mark={<CalendarMark />}
          />
        </li>
        <li>
          <Item entry="settings" lead={<IconSettings size={18} stroke={1.6} aria-hidden />} mark={<MirrorMark />} />
        </li>
      </ul>
      <div className={classes.foot}>
        <ConnectionLine />
        <HelpMenu />
      </div>
    </nav>
  );
}

type ItemProps = {
  readonly entry: Exclude<ViewId, 'start'>;
  readonly lead: ReactNode;
  readonly mark?: ReactNode;
  readonly keys?: string;
};

function Item({ entry, lead, mark, keys }: ItemProps) {
  const t = useTexts(frameTexts);
  const isCurrent = useRouteStore(({ route }) => route?.view === entry);
  return (
    <a className={classes.item} href={hrefOf(entry)} aria-current={isCurrent ? 'page' : undefined}>
      <span className={classes.lead}>{lead}</span>
      <span className={classes.name}>{t(`view.${entry}`)}</span>
      {keys !== undefined && (
        <span className={classes.keys} aria-hidden>
          <Keys keys={keys} />
        </span>
      )}
      {mark}
    </a>
  );
}

/** Operations of the life cycle that wait for a person. */
function FleetMark() {
  const t = useTexts(frameTexts);
  const count = useFleet(({ operations }) => operationsForPerson(operations.values()));
  return count === 0 ? null : <Count tone="needs" count={count} label={t('mark.operations', { count })} />;
}

/** The mirror's folder is away or full; a mirror that is only behind for a moment says nothing here. */
function MirrorMark() {
  const t = useTexts(frameTexts);
  const mirror = useStatus()?.mirror;
  if (mirror?.problem === undefined) return null;
  return (
    <Count
      tone="needs"
      count={Math.max(1, mirror.waiting)}
      label={t('mark.mirror', { count: mirror.waiting })}
      icon={<IconAlertTriangle size={12} aria-hidden />}
    />
  );
}

/** What ends within a month, or has ended. */
function CalendarMark() {
  const t = useTexts(frameTexts);
  const { data } = useCalendar();
  const near = data?.expiries.filter(({ stage }) => stage === 'over' || stage === 'days-7' || stage === 'days-30');
  if (near === undefined || near.length === 0) return null;
  return (
    <Count
      tone="needs"
      count={near.length}
      label={t('mark.ends', { count: near.length })}
      icon={<IconAlertTriangle size={12} aria-hidden />}
    />
  );
}

function RecordsMark() {
  const t = useTexts(frameTexts);
  const records = useStatus()?.records;
  if (records === undefined) return null;
  if (records.parked > 0 || records.authPaused) {
    return (
      <Count
        tone="needs"
        count={records.parked + records.pending}
        label={t('mark.parked', { count: records.parked })}
        icon={<IconAlertTriangle size={12} aria-hidden />}
      />
    );
  }
  if (records.pending === 0) return null;
  return (
    <Count
      tone="waiting"
      count={records.pending}
      label={t('mark.pending', { count: records.pending })}
      icon={<IconArrowUp size={12} aria-hidden />}
    />
  );
}
