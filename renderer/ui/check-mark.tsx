import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, IconXboxX } from '@tabler/icons-react';
import type { CheckResult } from '../../shared/domain/check.ts';
import { useTexts } from '../i18n/use-texts.ts';
import classes from './check-mark.module.css';
import { uiTexts } from './texts.ts';

const icons = {
  pass: IconCircleCheck,
  warn: IconAlertTriangle,
  fail: IconXboxX,
  unknown: IconHelpCircle,
} satisfies Record<CheckResult['status'], unknown>;

/** A check's outcome as a shape, a colour and, for who cannot see it, a word. */
export function CheckMark({ status, size = 18 }: { readonly status: CheckResult['status']; readonly size?: number }) {
  const t = useTexts(uiTexts);
  const Icon = icons[status];
  return (
    <span className={classes.mark} data-status={status} role="img" aria-label={t(`check.${status}`)}>
      <Icon size={size} stroke={1.8} aria-hidden />
    </span>
  );
}
