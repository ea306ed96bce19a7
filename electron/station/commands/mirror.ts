import type { MirrorStatus } from '../../../shared/domain/mirror.ts';
import { importMirror } from '../../backend/mirror/import-mirror.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { requireServer } from './backend-parts.ts';

export function mirrorHandlers({
  store,
  mirror,
  outbox,
  publishStatus,
}: Pick<StationContext, 'store' | 'mirror' | 'outbox' | 'publishStatus'>): Pick<
  Handlers,
  'mirror.show' | 'mirror.set' | 'mirror.clear' | 'mirror.import'
> {
  return {
    'mirror.show': () => shown(mirror.status()),
    'mirror.set': async ({ folder, passphrase }) => {
      await mirror.set(folder, Buffer.from(passphrase, 'utf8'));
      return shown(mirror.status());
    },
    'mirror.clear': () => {
      mirror.clear();
      return shown(mirror.status());
    },
    'mirror.import': async ({ path, passphrase, serverId, preview }) => {
      const fallbackServer = serverId === undefined ? undefined : requireServer({ store }, serverId).server.id;
      const result = await importMirror(store, path, Buffer.from(passphrase, 'utf8'), { fallbackServer, preview });
      if (preview) return result;
      outbox.kick();
      mirror.kick();
      publishStatus();
      return result;
    },
  };
}

function shown(mirror: MirrorStatus | undefined) {
  return mirror === undefined ? {} : { mirror };
}
