import {
  IconAlertTriangle,
  IconBolt,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconHandStop,
  IconLoader2,
  IconParking,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { useTexts } from '../i18n/use-texts.ts';
import type { DeviceState } from '../state/device-state.ts';
import classes from './state-badge.module.css';
import { uiTexts } from './texts.ts';

const icons = {
  'needs-you': IconHandStop,
  failed: IconAlertTriangle,
  parked: IconParking,
  running: IconLoader2,
  waiting: IconClock,
  ready: IconBolt,
  done: IconCheck,
  idle: IconCircleDashed,
  unknown: IconPlugConnectedX,
} satisfies Record<DeviceState, unknown>;

type StateBadgeProps = {
  readonly state: DeviceState;
  /** A more exact word than the state's own, such as a verdict. */
  readonly label?: string;
};

/** A device's state as icon, word and colour. */
export function StateBadge({ state, label }: StateBadgeProps) {
  const t = useTexts(uiTexts);
  return (
    <span className={classes.badge} data-state={state}>
      <StateIcon state={state} />
      <span className={classes.word}>{label ?? t(`state.${state}`)}</span>
    </span>
  );
}

function StateIcon({ state, size = 14 }: { readonly state: DeviceState; readonly size?: number }) {
  const Icon = icons[state];
  return <Icon size={size} stroke={2} aria-hidden className={classes.icon} data-state={state} />;
}
