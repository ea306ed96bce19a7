import { Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { announce } from './live-region.tsx';
import classes from './page.module.css';

type PageProps = {
  readonly title: string;
  /** What the view is about now: "12 selected · about 7 min". Ticks without moving anything. */
  readonly scope?: ReactNode;
  /** At most one `PrimaryAction`. */
  readonly primary?: ReactNode;
  /** Quieter buttons, left of the primary one. */
  readonly actions?: ReactNode;
  /** A `DrawerPanel` beside the content. */
  readonly drawer?: ReactNode;
  /** `reading`: forms and text in one comfortable column. `bench`: edge to edge on the bench's ground. */
  readonly width?: 'full' | 'reading' | 'bench';
  readonly children: ReactNode;
};

/** One view of the window: toolbar, content, drawer. */
export function Page({ title, scope, primary, actions, drawer, width = 'full', children }: PageProps) {
  useEffect(() => {
    document.title = `${title} – Kitbench`;
    announce(title);
  }, [title]);
  return (
    <main
      className={classes.page}
      tabIndex={-1}
      data-with-drawer={drawer === undefined || drawer === null ? undefined : true}
    >
      <div className={classes.toolbar} data-drag-region>
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        <div className={classes.scope}>{scope}</div>
        <div className={classes.actions}>
          {actions}
          {primary}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className={classes.content} data-width={width} tabIndex={0}>
        <div className={classes.column}>{children}</div>
      </div>
      {drawer}
    </main>
  );
}
