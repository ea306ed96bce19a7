import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import classes from './gate-page.module.css';

type GatePageProps = { readonly icon: ReactNode; readonly title: string; readonly children: ReactNode };

/** One thing in the middle of the window, which can still be moved by its upper edge. */
export function GatePage({ icon, title, children }: GatePageProps) {
  useEffect(() => {
    document.title = `${title} – Kitbench`;
  }, [title]);
  return (
    <main className={classes.page}>
      <div className={classes.edge} data-drag-region />
      <div className={classes.card}>
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
        <Title order={1}>{title}</Title>
        {children}
      </div>
    </main>
  );
}
