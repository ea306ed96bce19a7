import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDotted,
  IconHelpCircle,
  IconLoader2,
  IconMinus,
} from '@tabler/icons-react';
import type { RunView } from '../../../../shared/domain/run.ts';
import classes from './device.module.css';

type StepState = RunView['steps'][number]['state'];

const icons = {
  pending: IconCircleDotted,
  running: IconLoader2,
  done: IconCircleCheck,
  skipped: IconMinus,
  failed: IconAlertTriangle,
  maybe: IconHelpCircle,
} satisfies Record<StepState, unknown>;

/** A step's outcome as a shape, a colour, and a word for who cannot see them. */
export function StepMark({ state, label }: { readonly state: StepState; readonly label: string }) {
  const Icon = icons[state];
  return (
    <span className={classes.mark} data-state={state} role="img" aria-label={label} title={label}>
      <Icon size={16} stroke={1.9} aria-hidden />
    </span>
  );
}
