import { create } from 'zustand';

/** Which steps of a guide are done, for as long as the window lives: the guide itself says to do all in one go. */
export const usePushTicks = create<{ readonly done: readonly string[] }>(() => ({ done: [] }));

export function tick(step: string, isDone: boolean): void {
  usePushTicks.setState(({ done }) => ({
    done: isDone ? [...done.filter((other) => other !== step), step] : done.filter((other) => other !== step),
  }));
}
