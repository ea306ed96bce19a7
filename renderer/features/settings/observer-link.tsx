import { IconEye } from '@tabler/icons-react';
import { useState } from 'react';
import type { HostOutput } from '../../../shared/contract/host.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useHostCommand } from '../../state/use-command.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ConfirmInline } from '../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { announce } from '../../ui/live-region.tsx';
import { accessTexts } from './access-texts.ts';
import classes from './settings.module.css';

type Link = HostOutput<'host.observers.list'>[number];

/** One link: since when, how many look through it now, and its end. */
export function ObserverLink({ link }: { readonly link: Link }) {
  const t = useTexts(accessTexts);
  const { timeWithSeconds } = useFormats();
  const revoke = useHostCommand('host.observers.revoke');
  const [isAsking, setAsking] = useState(false);
  const { id, createdAt, connected } = link;
  const at = timeWithSeconds(createdAt);
  const end = async () => {
    if ((await revoke.run({ id })) !== undefined) announce(t('links.revoked'));
  };
  return (
    <li className={classes.finding} data-status="pass">
      <IconEye size={18} stroke={1.6} aria-hidden />
      <div className={classes.findingText}>
        <div>{connected > 0 ? t('links.watching', { count: connected }) : t('links.nobody')}</div>
        <time className={classes.quiet} dateTime={createdAt}>
          {t('links.made', { at })}
        </time>
        <ErrorNote problem={revoke.problem} onClose={revoke.reset} />
        {isAsking && (
          <ConfirmInline
            question={t('links.revoke-question')}
            confirmLabel={t('links.revoke-confirm')}
            pending={revoke.pending}
            onConfirm={() => void end()}
            onCancel={() => setAsking(false)}
          >
            {t('links.revoke-effect')}
          </ConfirmInline>
        )}
      </div>
      {!isAsking && (
        <ActButton quiet label={t('links.revoke-of', { at })} onClick={() => setAsking(true)}>
          {t('links.revoke')}
        </ActButton>
      )}
    </li>
  );
}
