import { Badge } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useNow } from '../../state/use-now.ts';
import { expiryOf } from './expiry.ts';
import classes from './expiry-badge.module.css';
import { serverTexts } from './texts.ts';

type ExpiryBadgeProps = {
  readonly expiresAt: string | undefined;
  /** Nothing while the end is far. */
  readonly onlyWhenNear?: boolean;
};

/** When enrollment credentials (端末登録用認証情報) end, louder as the day comes. */
export function ExpiryBadge({ expiresAt, onlyWhenNear = false }: ExpiryBadgeProps) {
  const t = useTexts(serverTexts);
  const formats = useFormats();
  const expiry = expiryOf(expiresAt, useNow(60_000));
  if (expiry.kind === 'soon' || expiry.kind === 'over') {
    if (!onlyWhenNear) return <>{expiresAt === undefined ? '' : formats.date(expiresAt)}</>;
    const words =
      expiry.kind === 'over'
        ? t('expires.over')
        : expiry.days === 0
          ? t('expires.today')
          : t('expires.soon', { count: expiry.days });
    return (
      <Badge
        className={classes.badge}
        data-tone={expiry.kind}
        leftSection={<IconAlertTriangle size={13} aria-hidden />}
      >
        {words}
      </Badge>
    );
  }
  if (onlyWhenNear) return null;
  return <>{expiresAt === undefined ? t('expires.unknown') : t('expires.on', { date: formats.date(expiresAt) })}</>;
}
