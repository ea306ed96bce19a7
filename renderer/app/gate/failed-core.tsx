import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { Problem } from '../../../shared/domain/run.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useWindowCall } from '../../state/use-window-call.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import classes from './gate-page.module.css';
import { GatePage } from './gate-page.tsx';
import { gateTexts } from './texts.ts';

/** The core does not start until a person has done something about it. */
export function FailedCore({ problem }: { readonly problem: Problem }) {
  const t = useTexts(gateTexts);
  const restart = useWindowCall('core.restart');
  const logs = useWindowCall('logs.show');
  return (
    <GatePage icon={<IconPlugConnectedX size={30} stroke={1.5} />} title={t('failed')}>
      <ErrorNote problem={problem} />
      <ErrorNote problem={restart.problem ?? logs.problem} />
      <div className={classes.actions}>
        <Button variant="default" loading={logs.pending} onClick={() => void logs.run({})}>
          {t('failed.logs')}
        </Button>
        <Button data-primary-action loading={restart.pending} onClick={() => void restart.run({})}>
          {t('failed.again')}
        </Button>
      </div>
    </GatePage>
  );
}
