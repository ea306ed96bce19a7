import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './item-card.module.css';

type ItemCardProps = {
  readonly title: string;
  /** Badges beside the title. */
  readonly marks?: ReactNode;
  /** Quiet buttons at the end of the title's line. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
};

/** One saved thing of steps 1 to 3: its name, what matters about it, what can be done with it. */
export function ItemCard({ title, marks, actions, children }: ItemCardProps) {
  const id = useId();
  return (
    <article className={classes.card} aria-labelledby={id}>
      <header className={classes.head}>
        <Title order={2} id={id} className={classes.title}>
          {title}
        </Title>
        <div className={classes.marks}>{marks}</div>
        <div className={classes.actions}>{actions}</div>
      </header>
      <div className={classes.body}>{children}</div>
    </article>
  );
}
