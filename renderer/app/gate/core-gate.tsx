import type { ReactNode } from 'react';
import { useConnection } from '../../state/connection-store.ts';
import { useWindow } from '../../state/window-store.ts';
import { FailedCore } from './failed-core.tsx';
import { gateOf } from './gate.ts';
import { NewVault } from './new-vault.tsx';
import { StartingCore } from './starting-core.tsx';
import { UnlockVault } from './unlock-vault.tsx';

/** Shows the views, or in their place what the station needs before there is anything to show. */
export function CoreGate({ children }: { readonly children: ReactNode }) {
  const view = useWindow();
  const wasOnline = useConnection(({ greeting }) => greeting !== undefined);
  const gate = gateOf(view, wasOnline);
  switch (gate.kind) {
    case 'open':
      return children;
    case 'starting':
      return <StartingCore />;
    case 'locked':
      return gate.core.vault === 'new' ? <NewVault /> : <UnlockVault problem={gate.core.problem} />;
    case 'failed':
      return <FailedCore problem={gate.core.problem} />;
  }
}
