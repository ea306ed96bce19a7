import type { CampaignView } from '../../../shared/domain/campaign.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { announce } from '../../ui/live-region.tsx';
import type { Who } from '../../ui/who-field.tsx';
import { standingBefore } from './device-rows.ts';
import classes from './procedures.module.css';
import { type CampaignStep, StepWords } from './step-words.tsx';
import { procedureTexts } from './texts.ts';

type DeviceStepsProps = {
  readonly campaign: CampaignView;
  readonly who: Who;
  /** Ticks are for these; for all that stand before the step where none is chosen. */
  readonly chosen: ReadonlySet<string>;
  readonly onTicked: () => void;
};

/** The steps every device goes through, and how many stand before each. */
export function DeviceSteps({ campaign, who, chosen, onTicked }: DeviceStepsProps) {
  const t = useTexts(procedureTexts);
  const isReady = campaign.ended === undefined && campaign.once.every(({ tick }) => tick !== undefined);
  return (
    <>
      {!isReady && campaign.ended === undefined && <p className={classes.soft}>{t('each.later')}</p>}
      {chosen.size > 0 && (
        <p className={classes.chosen} role="status">
          {t('chosen', { count: chosen.size })}
        </p>
      )}
      <ol className={classes.steps}>
        {campaign.steps.map((step) => {
          const all = standingBefore(campaign, step.id, new Set()).length;
          const meant = standingBefore(campaign, step.id, chosen);
          const marks = [
            all > 0 && t('standing', { count: all }),
            step.within !== undefined && t('within', { count: step.within.days }),
            step.proof === 'reading' && t('by-reading'),
          ].filter((mark) => mark !== false);
          return (
            <StepWords key={step.id} step={step} isNow={isReady && all > 0} marks={marks.join(' · ')}>
              {isReady && step.proof === 'tick' && meant.length > 0 && (
                <TickDevices id={campaign.id} step={step} devices={meant} who={who} onTicked={onTicked} />
              )}
            </StepWords>
          );
        })}
      </ol>
    </>
  );
}

type TickDevicesProps = {
  readonly id: string;
  readonly step: CampaignStep;
  readonly devices: readonly string[];
  readonly who: Who;
  readonly onTicked: () => void;
};

function TickDevices({ id, step, devices, who, onTicked }: TickDevicesProps) {
  const t = useTexts(procedureTexts);
  const { language } = useFormats();
  const tick = useCommand('campaigns.tick');
  const title = step.title[language];
  const send = async () => {
    const by = who.given();
    if (by === undefined) return;
    if ((await tick.run({ id, step: step.id, by, devices: [...devices] })) === undefined) return;
    announce(t('ticked', { step: title }));
    onTicked();
  };
  return (
    <div className={classes.tick}>
      <ActButton
        pending={tick.pending}
        label={t('tick.devices-of', { step: title, count: devices.length })}
        onClick={() => void send()}
      >
        {t('tick.devices', { count: devices.length })}
      </ActButton>
      <ErrorNote problem={tick.problem} onClose={tick.reset} />
    </div>
  );
}
