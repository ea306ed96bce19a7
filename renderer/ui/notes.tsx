import type { ReactNode } from 'react';
import classes from './states.module.css';

/** `Note`s over a view's content, apart from it and from each other; no room is taken while there is none. */
export function Notes({ children }: { readonly children: ReactNode }) {
  return <div className={classes.notes}>{children}</div>;
}
