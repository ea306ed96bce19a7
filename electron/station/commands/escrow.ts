import { KitError } from '../../../shared/errors/kit-error.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

export function escrowHandlers({
  store,
  secrets,
  shifts,
  clock,
}: Pick<StationContext, 'store' | 'secrets' | 'clock'> & {
  readonly shifts: Pick<StationContext['shifts'], 'current'>;
}): Pick<Handlers, 'escrow.list' | 'escrow.reveal'> {
  return {
    'escrow.list': () => [...store.escrow.list()],
    'escrow.reveal': ({ serial: typed, kind, reason }) => {
      const serial = typed.toUpperCase();
      const ref = store.escrow.newest(serial, kind);
      if (ref === undefined) throw new KitError('escrow.none', { serial, kind });
      const bytes = secrets.get(ref);
      const operator = shifts.current()?.operator;
      const look = { at: clock.now().toISOString(), reason, ...(operator === undefined ? {} : { operator }) };
      // Noted for good before it is told.
      store.transaction(() => store.escrow.noteLook({ serial, kind }, look));
      return kind === 'bypass-code'
        ? { kind, serial, code: bytes.toString('utf8') }
        : { kind, serial, fileName: `${serial}-unlock-token.bin`, data: bytes.toString('base64') };
    },
  };
}
