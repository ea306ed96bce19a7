import { useState } from 'react';
import type { CheckReport } from '../../../../shared/domain/check.ts';
import type { EnrollmentSymptom } from '../../../../shared/domain/fleet.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from '../fleet.module.css';
import { fleetTexts } from '../texts.ts';

const symptoms: readonly EnrollmentSymptom[] = ['invalid-profile', 'asks-credentials'];

type ExplainDeviceProps = { readonly serverId: string; readonly serial: string };

/** Why a device may not enroll, by what it shows. */
export function ExplainDevice({ serverId, serial }: ExplainDeviceProps) {
  const t = useTexts(fleetTexts);
  const explain = useCommand('fleet.explain');
  const [report, setReport] = useState<CheckReport>();
  const ask = async (symptom: EnrollmentSymptom) => setReport(await explain.run({ serverId, serial, symptom }));
  return (
    <Section title={t('explain.title')} description={t('explain.text')}>
      <div className={classes.actions}>
        {symptoms.map((symptom) => (
          <ActButton key={symptom} pending={explain.pending} onClick={() => void ask(symptom)}>
            {t(`explain.${symptom}`)}
          </ActButton>
        ))}
      </div>
      <ErrorNote problem={explain.problem} onClose={explain.reset} />
      {report !== undefined && <FindingList results={report.results} />}
    </Section>
  );
}
