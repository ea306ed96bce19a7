import { create } from 'zustand';
import type { AutoRunStatus } from '../../../../shared/domain/auto-run.ts';
import { useStatus } from '../../../state/bench-store.ts';
import { goTo } from '../../../state/route-store.ts';
import { closeDrawer } from '../drawer-route.ts';
import { closePlan } from '../plan/plan-store.ts';

type AutoStore = {
  /** The panel is open. */
  readonly isOpen: boolean;
  /** The ended auto-run whose end a person has read. */
  readonly readId: string | undefined;
};

export const useAutoPanel = create<AutoStore>(() => ({ isOpen: false, readId: undefined }));

export function useAutoRun(): AutoRunStatus | undefined {
  return useStatus()?.autoRun;
}

/** Opens the panel, from whatever view. */
export function openAutoPanel(): void {
  closePlan();
  closeDrawer();
  useAutoPanel.setState({ isOpen: true });
  goTo('apply');
}

export function closeAutoPanel(): void {
  useAutoPanel.setState({ isOpen: false });
}
