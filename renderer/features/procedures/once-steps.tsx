import { TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { CampaignView } from '../../../shared/domain/campaign.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { toBase64 } from '../../ui/base64.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { announce } from '../../ui/live-region.tsx';
import { useRefusal } from '../../ui/use-refusal.ts';
import type { Who } from '../../ui/who-field.tsx';
import classes from './procedures.module.css';
import { type CampaignStep, StepWords } from './step-words.tsx';
import { procedureTexts } from './texts.ts';

type OnceStepsProps = { readonly campaign: CampaignView; readonly who: Who };

/** What is done once for all, in order; each with who did it and when. */
export function OnceSteps({ campaign, who }: OnceStepsProps) {
  const t = useTexts(procedureTexts);
  const { dateTime, date } = useFormats();
  const next = campaign.ended === undefined ? campaign.once.find(({ tick }) => tick === undefined)?.step.id : undefined;
  return (
    <ol className={classes.steps}>
      {campaign.once.map(({ step, tick }) => (
        <StepWords key={step.id} step={step} isNow={step.id === next}>
          {tick !== undefined && (
            <div className={classes.ticked}>
              <IconCheck size={15} aria-hidden /> {t('ticked-by', { at: dateTime(tick.at), by: tick.by })}
              {tick.note !== '' && ` – ${tick.note}`}
            </div>
          )}
          {tick?.certificate !== undefined && (
            <div className={classes.mono}>
              {t('certificate.read', { topic: tick.certificate.topic, notAfter: date(tick.certificate.notAfter) })}
            </div>
          )}
          {step.id === next && <TickOnce id={campaign.id} step={step} who={who} />}
        </StepWords>
      ))}
    </ol>
  );
}

type TickOnceProps = { readonly id: string; readonly step: CampaignStep; readonly who: Who };

function TickOnce({ id, step, who }: TickOnceProps) {
  const t = useTexts(procedureTexts);
  const { language } = useFormats();
  const refusal = useRefusal();
  const tick = useCommand('campaigns.tick');
  const [note, setNote] = useState('');
  const title = step.title[language];
  const send = async (certificate?: string) => {
    const by = who.given();
    if (by === undefined) return;
    const ticked = await tick.run({ id, step: step.id, by, note, ...(certificate !== undefined && { certificate }) });
    if (ticked !== undefined) announce(t('ticked', { step: title }));
  };
  const read = async ([file]: readonly File[]) => {
    if (file !== undefined) await send(toBase64(new Uint8Array(await file.arrayBuffer())));
  };
  return (
    <div className={classes.tick}>
      <TextInput
        aria-label={t('note.of', { step: title })}
        placeholder={t('note')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {step.proof === 'certificate' && refusal === undefined ? (
        <FileButton purpose="certificates" onPick={(files) => void read(files)}>
          {t('certificate')}
        </FileButton>
      ) : (
        <ActButton pending={tick.pending} label={t('tick-of', { step: title })} onClick={() => void send()}>
          {t('tick')}
        </ActButton>
      )}
      <ErrorNote problem={tick.problem} onClose={tick.reset} />
    </div>
  );
}
