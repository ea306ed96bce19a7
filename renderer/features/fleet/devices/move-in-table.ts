import type { KeyboardEvent } from 'react';

/**
 * Moves the focus to the same control of another line: by arrows, Home and End.
 * @returns the serial number of the line that has it now; `undefined` for every other key.
 */
export function moveInTable(body: HTMLElement, event: KeyboardEvent): string | undefined {
  const from = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-control]') : null;
  const line = from?.closest<HTMLElement>('[data-serial]');
  if (!from || !line) return undefined;
  const lines = [...body.querySelectorAll<HTMLElement>('[data-serial]')];
  const to = targetOf(event.key, lines.indexOf(line), lines.length);
  const next = to === undefined ? undefined : lines[to];
  const control = next?.querySelector<HTMLElement>(`[data-control="${from.dataset.control}"]`);
  if (!next || !control) return undefined;
  event.preventDefault();
  control.focus();
  return next.dataset.serial;
}

function targetOf(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, count - 1);
    case 'ArrowUp':
      return Math.max(index - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
