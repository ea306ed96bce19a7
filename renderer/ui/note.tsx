import { IconAlertTriangle, IconCircleCheck, IconExclamationCircle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './states.module.css';

export type NoteTone = 'info' | 'done' | 'needs' | 'failed';

const icons = {
  info: IconInfoCircle,
  done: IconCircleCheck,
  needs: IconExclamationCircle,
  failed: IconAlertTriangle,
} satisfies Record<NoteTone, unknown>;

type NoteProps = {
  readonly tone: NoteTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** One button at the right edge, where a row of actions would be too much. */
  readonly aside?: ReactNode;
  /** `alert` interrupts a screen reader, `status` waits; none is read in place. */
  readonly role?: 'alert' | 'status';
};

/** A boxed remark in the flow of a view. */
export function Note({ tone, title, children, actions, aside, role }: NoteProps) {
  const Icon = icons[tone];
  return (
    <div className={classes.note} data-tone={tone} {...(role === undefined ? {} : { role })}>
      <span className={classes.noteIcon} aria-hidden>
        <Icon size={18} stroke={1.8} />
      </span>
      <div className={classes.noteBody}>
        {title !== undefined && <div className={classes.noteTitle}>{title}</div>}
        {children}
        {actions !== undefined && <div className={classes.noteActions}>{actions}</div>}
      </div>
      {aside !== undefined && <div className={classes.noteAside}>{aside}</div>}
    </div>
  );
}
