import { ActionIcon, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import classes from './drawer-panel.module.css';
import { uiTexts } from './texts.ts';

type DrawerPanelProps = {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly onClose: () => void;
  /** Stays in place under the content that scrolls: the one next step. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
};

/** Another subject is another heading: the reading position moves to it. */
const focusOnceShown = (heading: HTMLHeadingElement | null) => heading?.focus();

/** The right-hand panel about one thing; never modal, closed by Esc. Give it to `Page` as `drawer`. */
export function DrawerPanel({ title, subtitle, onClose, footer, children }: DrawerPanelProps) {
  const t = useTexts(uiTexts);
  useHotkeys([['Escape', onClose]]);
  return (
    <section className={classes.drawer} aria-label={title}>
      <div className={classes.head}>
        <div className={classes.names}>
          <Title key={title} order={2} ref={focusOnceShown} tabIndex={-1} className={classes.title}>
            {title}
          </Title>
          {subtitle !== undefined && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        <ActionIcon aria-label={t('close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className={classes.body} tabIndex={0}>
        {children}
      </div>
      {footer !== undefined && <div className={classes.foot}>{footer}</div>}
    </section>
  );
}
