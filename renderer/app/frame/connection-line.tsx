import { IconArrowUp, IconLock, IconPlugConnected, IconPlugConnectedX, IconUsb } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useStatus } from '../../state/bench-store.ts';
import { useConnection } from '../../state/connection-store.ts';
import { useNow } from '../../state/use-now.ts';
import classes from './connection-line.module.css';
import { frameTexts } from './texts.ts';

/** The foot of the sidebar: this window's own connection, USB, and what waits to be sent. */
export function ConnectionLine() {
  const t = useTexts(frameTexts);
  const state = useConnection((connection) => connection.state);
  const status = useStatus();
  return (
    <ul className={classes.lines}>
      {state.at === 'online' && status?.usbmuxd === 'down' && (
        <Line icon={<IconUsb size={14} />} tone="failed">
          {t('usb-down')}
        </Line>
      )}
      {status?.records.authPaused === true && (
        <Line icon={<IconLock size={14} />} tone="needs">
          {t('records-auth')}
        </Line>
      )}
      {status !== undefined && status.records.pending > 0 && (
        <Line icon={<IconArrowUp size={14} />} tone="waiting">
          {t('records-pending', { count: status.records.pending })}
        </Line>
      )}
      {state.at === 'online' ? (
        <Line icon={<IconPlugConnected size={14} />} tone="quiet">
          {t('connected')}
        </Line>
      ) : (
        <Line icon={<IconPlugConnectedX size={14} />} tone="needs">
          {state.at === 'offline' && <Countdown until={state.nextAttemptAt} />}
          {state.at === 'connecting' && t('connecting')}
          {state.at === 'refused' && t('disconnected')}
        </Line>
      )}
    </ul>
  );
}

type LineProps = {
  readonly icon: ReactNode;
  readonly tone: 'quiet' | 'info' | 'waiting' | 'needs' | 'failed';
  readonly children: ReactNode;
};

function Line({ icon, tone, children }: LineProps) {
  return (
    <li className={classes.line} data-tone={tone}>
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      {children}
    </li>
  );
}

function Countdown({ until }: { readonly until: number }) {
  const t = useTexts(frameTexts);
  const now = useNow(500);
  const seconds = Math.ceil((until - now.getTime()) / 1000);
  return seconds > 0 ? t('reconnecting-in', { seconds }) : t('connecting');
}
