import type { Server } from '../../../shared/domain/server.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useQuery } from '../../state/use-query.ts';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import formClasses from '../../ui/form.module.css';
import { ExpiryBadge } from './expiry-badge.tsx';
import { serverTexts } from './texts.ts';

/** The trust anchors (トラストアンカー証明書) of a server: whose, which, and how long. */
export function PinnedAnchors({ server: { id, anchorFingerprints } }: { readonly server: Server }) {
  const t = useTexts(serverTexts);
  const formats = useFormats();
  const { data } = useQuery('servers.anchors', { id });
  // The count stands until the certificates are read: nothing jumps when they come.
  if (data === undefined) return t('anchors_count', { count: anchorFingerprints.length });
  return (
    <>
      {data.anchors.map(({ fingerprint, subject, notAfter }) => (
        <div key={fingerprint}>
          <div className={formClasses.row}>
            <span>{subject}</span>
            <ExpiryBadge expiresAt={notAfter} onlyWhenNear />
          </div>
          <Fingerprint value={fingerprint} short />
          <div className={formClasses.hint}>{t('chain.until', { date: formats.date(notAfter) })}</div>
        </div>
      ))}
    </>
  );
}
