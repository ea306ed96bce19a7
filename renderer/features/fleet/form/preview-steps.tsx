import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import classes from './form.module.css';
import { formTexts } from './form-texts.ts';
import type { ToldStep } from './preview-groups.ts';
import { namesOf } from './told-list.tsx';

type PreviewStepsProps = { readonly steps: readonly ToldStep[]; readonly all: number };

/** What will be done in which order, by whom and where. */
export function PreviewSteps({ steps, all }: PreviewStepsProps) {
  const t = useTexts(formTexts);
  const language = useLanguage();
  return (
    <ol className={classes.steps}>
      {steps.map(({ step, serials }) => (
        <li key={step.step}>
          <div className={classes.stepHead}>
            <span className={classes.stepTitle}>{step.title[language]}</span>
            <span className={classes.whom}>
              {t(`means.${step.means}`)} ·{' '}
              {serials.length === all
                ? t('devices.all', { count: all })
                : t('devices.some', { count: serials.length, serials: namesOf(serials) })}
            </span>
          </div>
          <div className={classes.path}>{step.path[language]}</div>
        </li>
      ))}
    </ol>
  );
}
