import { Button } from '@mantine/core';
import type { PlanPreview } from '../../../../shared/domain/plan.ts';
import { problemText } from '../../../../shared/texts/problem-text.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useNow } from '../../../state/use-now.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Note } from '../../../ui/note.tsx';
import { isExpired, needsNewPlan } from './plan-expiry.ts';
import { askAgain } from './plan-store.ts';
import { planTexts } from './texts.ts';
import type { PlanStartState } from './use-plan-start.ts';

/** Why a plan did not start, or cannot any more. A new plan is made when a person asks for it, never silently. */
export function StartProblem({ preview, start }: { readonly preview: PlanPreview; readonly start: PlanStartState }) {
  const t = useTexts(planTexts);
  const language = useLanguage();
  const now = useNow(5_000);
  const { problem, reset } = start.apply;
  const again = (
    <Button
      variant="default"
      onClick={() => {
        reset();
        askAgain();
      }}
    >
      {t('again')}
    </Button>
  );
  if (problem !== undefined && needsNewPlan(problem.code)) {
    const { what } = problemText(problem, language);
    return (
      <Note tone="needs" role="alert" title={t('stale.title')} actions={again}>
        {what}
      </Note>
    );
  }
  if (problem !== undefined) {
    const isLost = problem.code === 'station.connection-lost';
    return <ErrorNote problem={problem} onClose={reset} {...(isLost ? { onRetry: () => void start.resend() } : {})} />;
  }
  if (!isExpired(preview, now)) return null;
  return (
    <Note tone="needs" role="status" title={t('expired.title')} actions={again}>
      {t('expired.text')}
    </Note>
  );
}
