import type { CampaignDevice, CampaignView } from '../../../shared/domain/campaign.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { DrawerPanel } from '../../ui/drawer-panel.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/section.tsx';
import classes from './procedures.module.css';
import { procedureTexts } from './texts.ts';

type DeviceDrawerProps = {
  readonly campaign: CampaignView;
  readonly device: CampaignDevice;
  readonly onClose: () => void;
};

/** What a device went through, and what the console told of it before and now. */
export function DeviceDrawer({ campaign, device, onClose }: DeviceDrawerProps) {
  const t = useTexts(procedureTexts);
  const { language, dateTime } = useFormats();
  const { before = {}, now = {}, history } = device;
  const titleOf = (id: string) => campaign.steps.find((step) => step.id === id)?.title[language] ?? id;
  const cell = (name: string) => {
    const [was, is] = [before[name] || t('empty'), now[name] || t('empty')];
    return was === is ? now[name] : t('changed', { before: was, now: is });
  };
  return (
    <DrawerPanel title={device.device} onClose={onClose}>
      <Section title={t('history')}>
        {history.length === 0 && <p className={classes.soft}>{t('history.none')}</p>}
        <ol className={classes.history}>
          {history.map(({ at, step, what, by, note }) => (
            <li key={`${at} ${what} ${step}`} data-what={what}>
              <div className={classes.soft}>
                <time dateTime={at}>{dateTime(at)}</time>
                {by !== undefined && ` · ${by}`}
              </div>
              <div className={classes.name}>{t(`history.${what}`)}</div>
              <div>{titleOf(step)}</div>
              {note !== undefined && <div className={classes.soft}>{note}</div>}
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t('facts')}>
        <Facts items={Object.keys(now).map((name) => [name, cell(name)] as const)} />
      </Section>
    </DrawerPanel>
  );
}
