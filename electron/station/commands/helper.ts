import type { StationStatus } from '../../../shared/domain/station.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

export function helperHandlers({
  helperMode,
  pin,
  vault,
  status,
  publishStatus,
}: StationContext): Pick<
  Handlers,
  'helper.enter' | 'helper.leave' | 'helper.end' | 'pin.set' | 'pin.clear' | 'pin.reset'
> {
  return {
    'helper.enter': () => {
      if (!pin.isSet()) throw new KitError('pin.not-set');
      helperMode.set(true);
      return told();
    },
    'helper.leave': async ({ pin: given }) => {
      if (helperMode.isOn()) await pin.check(given);
      helperMode.set(false);
      return told();
    },
    'helper.end': () => {
      helperMode.set(false);
      return told();
    },
    'pin.set': async ({ pin: next, current }) => {
      if (pin.isSet()) await pin.check(current ?? '');
      await pin.set(next);
      return told();
    },
    'pin.clear': async ({ current }) => {
      await pin.check(current);
      return cleared();
    },
    'pin.reset': async ({ passphrase }) => {
      const typed = Buffer.from(passphrase, 'utf8');
      try {
        if (!(await vault.isOpenedBy(typed))) throw new KitError('vault.wrong-passphrase');
      } finally {
        typed.fill(0);
      }
      return cleared();
    },
  };

  function told(): StationStatus {
    publishStatus();
    return status.read();
  }

  /** Without a PIN nobody could leave helper mode at a window. */
  function cleared(): StationStatus {
    pin.clear();
    helperMode.set(false);
    return told();
  }
}
