import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { CheckResult } from '../../../shared/domain/check.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { Note } from '../../ui/note.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { serverTexts } from './texts.ts';

type TestOutcomeProps = {
  readonly findings: readonly CheckResult[];
  readonly onAgain: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The frame around the findings: its colour is the worst of them. */
export function TestOutcome({ findings, onAgain, onClose, children }: TestOutcomeProps) {
  const t = useTexts(serverTexts);
  const u = useTexts(uiTexts);
  const has = (status: CheckResult['status']) => findings.some((finding) => finding.status === status);
  const tone = has('fail')
    ? 'failed'
    : has('warn')
      ? 'needs'
      : findings.length > 0 && !has('unknown')
        ? 'done'
        : 'info';
  const title = tone === 'done' ? t('test.fine') : t('test.title');
  return (
    <Note
      tone={tone}
      role="status"
      title={title}
      actions={
        <>
          <Button variant="default" onClick={onAgain}>
            {u('retry')}
          </Button>
          <Button variant="subtle" color="gray" onClick={onClose}>
            {u('close')}
          </Button>
        </>
      }
    >
      {children}
    </Note>
  );
}
