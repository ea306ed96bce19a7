import { Button } from '@mantine/core';
import { IconEye, IconHeartHandshake } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useConnection } from '../../state/connection-store.ts';
import { LeaveHelper } from './leave-helper.tsx';
import classes from './role-mark.module.css';
import { frameTexts } from './texts.ts';

/** A lasting mark where this window may do less than operate: nobody wonders why a button is grey. */
export function RoleMark() {
  const t = useTexts(frameTexts);
  const isObserver = useConnection(({ greeting }) => greeting?.role === 'observer');
  const isHelper = useConnection(({ helperMode }) => helperMode);
  const [isLeaving, setLeaving] = useState(false);
  if (isObserver) {
    return (
      <div className={classes.mark} data-tone="looks">
        <IconEye size={18} stroke={1.7} aria-hidden />
        <div className={classes.words}>
          <strong>{t('observer-role')}</strong>
          <span>{t('observer-text')}</span>
        </div>
      </div>
    );
  }
  if (!isHelper) return null;
  return (
    <div className={classes.mark} data-tone="helps">
      <IconHeartHandshake size={18} stroke={1.7} aria-hidden />
      <div className={classes.words}>
        <strong>{t('helper-role')}</strong>
        <span>{t('helper-text')}</span>
        <Button className={classes.leave} size="compact-xs" variant="default" onClick={() => setLeaving(true)}>
          {t('helper-leave')}
        </Button>
      </div>
      <LeaveHelper opened={isLeaving} onClose={() => setLeaving(false)} />
    </div>
  );
}
