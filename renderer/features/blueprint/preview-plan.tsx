import { IconArrowRight, IconBan, IconMinus, IconQuestionMark, IconTrash } from '@tabler/icons-react';
import type { Blueprint } from '../../../shared/domain/blueprint.ts';
import type { DevicePlan, PlannedStep } from '../../../shared/domain/plan.ts';
import { stepLabels } from '../../../shared/texts/reasons/steps.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import formClasses from '../../ui/form.module.css';
import { Note } from '../../ui/note.tsx';
import { reasonWords } from '../../ui/reason-words.ts';
import classes from './preview-plan.module.css';
import { previewTexts } from './preview-texts.ts';

const icons = { do: IconArrowRight, ask: IconQuestionMark, skip: IconMinus, impossible: IconBan } as const;

type PreviewPlanProps = { readonly plan: DevicePlan; readonly blueprint: Blueprint };

/** What happens to one device: first whether it is erased, then each step with its reason. */
export function PreviewPlan({ plan, blueprint }: PreviewPlanProps) {
  const t = useTexts(previewTexts);
  const identity = useLibrary(
    ({ organizations }) => organizations?.find(({ id }) => id === blueprint.organizationId)?.identity,
  );
  const mayErase = plan.steps.some(({ id, decision }) => id === 'erase' && decision === 'ask');
  const headline = !plan.runnable
    ? t('refused')
    : plan.erases
      ? t('erases')
      : mayErase
        ? t('erases.may')
        : t('erases.no');
  return (
    <div className={formClasses.fields} role="status">
      <Note tone={!plan.runnable || plan.erases || mayErase ? 'needs' : 'info'} title={headline}>
        {plan.name !== undefined && <div>{t('name', { name: plan.name })}</div>}
        {blueprint.supervise && identity !== undefined && (
          <div className={formClasses.row}>
            {t('identity')} <Fingerprint value={identity.fingerprint} short />
          </div>
        )}
      </Note>
      <ol className={classes.steps}>
        {plan.steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
    </div>
  );
}

function Step({ step: { id, decision, reason } }: { readonly step: PlannedStep }) {
  const t = useTexts(previewTexts);
  const language = useLanguage();
  const Icon = id === 'erase' && decision === 'do' ? IconTrash : icons[decision];
  return (
    <li className={classes.step} data-decision={decision}>
      <Icon size={16} aria-hidden className={classes.icon} />
      <span className={classes.name}>{stepLabels[id][language]}</span>
      <span className={classes.decision}>{t(`decision.${decision}`)}</span>
      <span>{reasonWords(reason, language)}</span>
    </li>
  );
}
