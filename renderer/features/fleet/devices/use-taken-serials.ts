import { useEffect, useRef, useState } from 'react';
import type { FleetDevice } from '../../../../shared/domain/fleet.ts';
import { serialsIn } from '../serials-in.ts';
import { useSerialFiles } from '../use-serial-files.ts';
import { choose } from './choice.ts';
import type { Taken } from './taken-note.tsx';

/** Serial numbers that are pasted anywhere in the view or dropped on its list choose their devices. */
export function useTakenSerials(devices: readonly FleetDevice[] | undefined) {
  const [taken, setTaken] = useState<Taken>();
  const take = (serials: readonly string[]) => {
    const listed = new Set(devices?.map(({ serial }) => serial));
    const known = serials.filter((serial) => listed.has(serial));
    choose(known);
    setTaken({ known, unknown: serials.filter((serial) => !listed.has(serial)) });
  };
  const files = useSerialFiles(take);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      // What is pasted into a field belongs there.
      const isField = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
      const { serials } = serialsIn(event.clipboardData?.getData('text') ?? '');
      if ((isField && !isCheckbox(event.target)) || serials.length === 0) return;
      event.preventDefault();
      latest.current(serials);
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, []);
  return { taken, files, close: () => setTaken(undefined) };
}

function isCheckbox(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'checkbox';
}
