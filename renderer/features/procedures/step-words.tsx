import type { ReactNode } from 'react';
import type { CampaignView } from '../../../shared/domain/campaign.ts';
import { useLanguage } from '../../i18n/use-texts.ts';
import classes from './procedures.module.css';

export type CampaignStep = CampaignView['steps'][number];

type StepWordsProps = {
  readonly step: CampaignStep;
  /** Beside its title. */
  readonly marks?: ReactNode;
  /** Under its words: who did it, or how to say that it is done. */
  readonly children?: ReactNode;
  readonly isNow: boolean;
};

/** A step of a procedure: what to do, where on the console, what to beware of. */
export function StepWords({ step: { title, path, warnings }, marks, children, isNow }: StepWordsProps) {
  const language = useLanguage();
  return (
    <li className={classes.step} data-now={isNow || undefined} {...(isNow ? { 'aria-current': 'step' as const } : {})}>
      <div className={classes.stepHead}>
        <span className={classes.name}>{title[language]}</span>
        {marks !== undefined && <span className={classes.soft}>{marks}</span>}
      </div>
      <div className={classes.soft}>{path[language]}</div>
      {warnings.map((warning) => (
        <div key={warning.en} className={classes.warning}>
          {warning[language]}
        </div>
      ))}
      {children}
    </li>
  );
}
