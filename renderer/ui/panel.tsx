import { type ReactNode, useEffect, useRef } from 'react';
import classes from './form.module.css';

type PanelProps = { readonly title: string; readonly children: ReactNode };

/** What opens below a card's facts: brought into view with the focus on it, since a menu may have opened it. */
export function Panel({ title, children }: PanelProps) {
  const frame = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    frame.current?.focus({ preventScroll: true });
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <fieldset ref={frame} className={classes.group} tabIndex={-1}>
      <legend>{title}</legend>
      <div className={classes.fields}>{children}</div>
    </fieldset>
  );
}
