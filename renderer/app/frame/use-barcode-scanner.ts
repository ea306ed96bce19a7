import { useEffect } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useBench } from '../../state/bench-store.ts';
import { goTo } from '../../state/route-store.ts';
import { selectDevices } from '../../state/selection-store.ts';
import { announce } from '../../ui/live-region.tsx';
import { frameTexts } from './texts.ts';

/** A scanner types faster than any person. */
const slowestGapMs = 60;
const serialPattern = /^S?([0-9A-Z]{8,17})$/;

/** A barcode scanner is a keyboard: a serial number typed in one go, then Enter, selects that device. */
export function useBarcodeScanner(): void {
  const t = useTexts(frameTexts);
  useEffect(() => {
    let typed = '';
    let last = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isEditing(event.target)) return;
      const isFast = event.timeStamp - last < slowestGapMs;
      last = event.timeStamp;
      if (event.key.length === 1) {
        typed = isFast ? typed + event.key : event.key;
        return;
      }
      if (event.key !== 'Enter' || !isFast) return;
      const scanned = typed.toUpperCase();
      typed = '';
      if (!serialPattern.test(scanned)) return;
      event.preventDefault();
      event.stopPropagation();
      const device = findBySerial(scanned);
      if (device === undefined) return announce(t('scan.missing', { serial: scanned }));
      selectDevices([device.key]);
      goTo('apply', { device: device.key });
      announce(t('scan.found', { serial: device.facts.serial ?? scanned }));
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [t]);
}

/** Apple's boxes print the serial number with a leading S. */
function findBySerial(scanned: string) {
  const devices = [...useBench.getState().devices.values()];
  return (
    devices.find(({ facts }) => facts.serial === scanned) ??
    devices.find(({ facts }) => scanned.startsWith('S') && facts.serial === scanned.slice(1))
  );
}

function isEditing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
