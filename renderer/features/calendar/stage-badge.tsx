import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconQuestionMark } from '@tabler/icons-react';
import type { Expiry, ExpiryStage } from '../../../shared/domain/expiry.ts';
import { stageText } from '../../../shared/texts/expiries.ts';
import { useLanguage } from '../../i18n/use-texts.ts';
import classes from './calendar.module.css';

const marks = {
  over: { tone: 'over', Icon: IconAlertTriangle },
  'days-7': { tone: 'over', Icon: IconAlertTriangle },
  'days-30': { tone: 'near', Icon: IconAlertTriangle },
  'days-90': { tone: 'near', Icon: IconClock },
  later: { tone: 'far', Icon: undefined },
  unknown: { tone: 'far', Icon: IconQuestionMark },
} as const satisfies Readonly<Record<ExpiryStage, unknown>>;

/** How near an end is: in words, with an icon where it is near, and in colour last. */
export function StageBadge({ expiry }: { readonly expiry: Pick<Expiry, 'stage' | 'days'> }) {
  const { tone, Icon } = marks[expiry.stage];
  return (
    <Badge
      className={classes.badge}
      data-tone={tone}
      {...(Icon === undefined ? {} : { leftSection: <Icon size={13} aria-hidden /> })}
    >
      {stageText(expiry, useLanguage())}
    </Badge>
  );
}
