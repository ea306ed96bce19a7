import { KitError } from '../../../shared/errors/kit-error.ts';
import { pem } from '../../crypto/certificates.ts';
import { discoverServiceConfig } from '../../enrollment/service-config.ts';
import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';
import { shownCertificate } from '../shown-certificate.ts';

type Kinds = 'servers.anchors' | 'servers.offeredAnchors';

export function anchorHandlers({ store, clock }: Pick<StationContext, 'store' | 'clock'>): Pick<Handlers, Kinds> {
  const anchorsOf = (id: string) => {
    const stored = store.servers.get(id);
    if (stored === undefined) throw new KitError('input.not-found', { what: 'server', name: id });
    return { host: stored.server.host, anchors: stored.anchors.map((anchor) => Buffer.from(anchor, 'base64')) };
  };
  return {
    'servers.anchors': ({ id }) => {
      const { anchors } = anchorsOf(id);
      return { anchors: anchors.map((anchor) => shownCertificate(anchor, anchors)) };
    },
    'servers.offeredAnchors': async ({ id }) => {
      const { host, anchors } = anchorsOf(id);
      const trust = anchors.map((anchor) => pem(anchor));
      const offered = (await discoverServiceConfig(host, { trust, clock })).anchors;
      return { anchors: offered.map((anchor) => shownCertificate(anchor, anchors)) };
    },
  };
}
