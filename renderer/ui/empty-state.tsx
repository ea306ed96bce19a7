import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './states.module.css';

type EmptyStateProps = {
  /** A Tabler icon of size 32, or a drawing. */
  readonly icon?: ReactNode;
  readonly title: string;
  /** What this place is for and how it fills. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
};

/** A place with nothing in it yet, and what to do about it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      {icon !== undefined && (
        <div className={classes.emptyIcon} aria-hidden>
          {icon}
        </div>
      )}
      <Title order={2}>{title}</Title>
      {children !== undefined && (
        <Text component="div" className={classes.emptyText}>
          {children}
        </Text>
      )}
      {action}
    </div>
  );
}
