import type { ReactNode } from 'react';
import classes from './count.module.css';

type CountProps = {
  readonly tone: 'running' | 'needs' | 'waiting';
  readonly count: number;
  /** The count in words, for who does not see its colour. */
  readonly label: string;
  readonly icon?: ReactNode;
};

/** A small number beside a name. */
export function Count({ tone, count, label, icon }: CountProps) {
  return (
    <span className={classes.count} data-tone={tone} role="img" aria-label={label}>
      {count}
      {icon}
    </span>
  );
}
