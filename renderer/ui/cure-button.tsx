import { Button } from '@mantine/core';
import type { CheckResult } from '../../shared/domain/check.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { goTo, useRouteStore } from '../state/route-store.ts';
import { CopyIcon } from './copy-icon.tsx';
import { cureOf } from './cures.ts';
import { uiTexts } from './texts.ts';

/** Beside a finding: the way to its cure, where there is one from here. */
export function CureButton({ result }: { readonly result: CheckResult }) {
  const t = useTexts(uiTexts);
  const here = useRouteStore(({ route }) => route?.view);
  const cure = cureOf(result);
  if (cure === undefined) return null;
  if (cure.kind === 'copy') return <CopyIcon value={cure.command} label={t('cure.copy')} />;
  if (cure.view === here) return null;
  return (
    <Button variant="default" onClick={() => goTo(cure.view)}>
      {t(`cure.${cure.view}`)}
    </Button>
  );
}
