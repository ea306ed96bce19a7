import {
  IconAlertTriangle,
  IconBan,
  IconBolt,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconHandStop,
  IconParking,
  IconPlayerPlay,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { memo } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import type { DeviceState } from '../state/device-state.ts';
import classes from './state-badge.module.css';
import { uiTexts } from './texts.ts';

const icons = {
  'needs-you': IconHandStop,
  failed: IconAlertTriangle,
  parked: IconParking,
  running: IconPlayerPlay,
  waiting: IconClock,
  ready: IconBolt,
  done: IconCheck,
  ignored: IconBan,
  idle: IconCircleDashed,
  unknown: IconPlugConnectedX,
} satisfies Record<DeviceState, unknown>;

type StateBadgeProps = {
  readonly state: DeviceState;
  /** A more exact word than the state's own, such as a verdict. */
  readonly label?: string;
  /** For the smallest tiles. */
  readonly compact?: boolean;
};

/** A device's state as icon, word and colour. */
export const StateBadge = memo(function StateBadge({ state, label, compact = false }: StateBadgeProps) {
  const t = useTexts(uiTexts);
  return (
    <span className={classes.badge} data-state={state} data-compact={compact || undefined}>
      <StateIcon state={state} size={compact ? 12 : 14} />
      <span className={classes.word}>{label ?? t(`state.${state}`)}</span>
    </span>
  );
});

function StateIcon({ state, size }: { readonly state: DeviceState; readonly size: number }) {
  const Icon = icons[state];
  return <Icon size={size} stroke={2} aria-hidden className={classes.icon} data-state={state} />;
}
