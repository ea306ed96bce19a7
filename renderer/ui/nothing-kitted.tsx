import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { goTo } from '../state/route-store.ts';
import { EmptyState } from './empty-state.tsx';

type NothingKittedProps = {
  /** A Tabler icon. */
  readonly icon: ReactNode;
  readonly title: string;
  /** What the button to *Apply* says. */
  readonly action: string;
  readonly children: ReactNode;
};

/** A view that fills as devices are kitted, while none was. */
export function NothingKitted({ icon, title, action, children }: NothingKittedProps) {
  return (
    <EmptyState
      icon={icon}
      title={title}
      action={
        <Button variant="default" onClick={() => goTo('apply')}>
          {action}
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}
