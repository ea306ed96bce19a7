import { lesserRole } from '../../../shared/contract/command.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useStatus } from '../../state/bench-store.ts';
import { useConnection } from '../../state/connection-store.ts';
import { CopyIcon } from '../../ui/copy-icon.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import classes from './settings.module.css';
import { settingsTexts } from './texts.ts';

/** Which station this window shows, and how it stands. */
export function StationFacts() {
  const t = useTexts(settingsTexts);
  const status = useStatus();
  const greeting = useConnection((connection) => connection.greeting);
  if (status === undefined) return <Loading rows={3} />;
  const { profile, station, usbmuxd, usbmuxdProblem, devices, records, armed, helper, shift } = status;
  return (
    <div className={classes.rows}>
      {greeting?.practice !== undefined && <Note tone="info">{t('practice')}</Note>}
      {usbmuxd === 'down' && <ErrorNote problem={usbmuxdProblem} />}
      <Facts
        items={[
          [t('fact.profile'), profile.label],
          [
            t('fact.id'),
            <span key="id" className={classes.id}>
              <code>{station}</code>
              <CopyIcon value={station} />
            </span>,
          ],
          [t('fact.usb'), t(`usb.${usbmuxd}`)],
          [t('fact.devices'), t('devices', { count: devices.attached })],
          [t('fact.safety'), t(armed ? 'safety.armed' : 'safety.safe')],
          [t('fact.records'), t('records', records)],
          [
            t('fact.role'),
            greeting === undefined
              ? undefined
              : t(`role.${helper.on ? lesserRole(greeting.role, 'helper') : greeting.role}`),
          ],
          [t('fact.shift'), shift?.operator],
        ]}
      />
    </div>
  );
}
