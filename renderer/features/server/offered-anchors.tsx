import { IconShieldCheck, IconWorldSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { ShownCertificate } from '../../../shared/domain/connection-report.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useQuery } from '../../state/use-query.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import formClasses from '../../ui/form.module.css';
import { Loading } from '../../ui/loading.tsx';
import { serverTexts } from './texts.ts';

type OfferedAnchorsProps = { readonly id: string; readonly onTrust: (certificate: ShownCertificate) => void };

/** The trust anchors that a host names itself (MDMServiceConfig): asked for, compared, chosen. */
export function OfferedAnchors({ id, onTrust }: OfferedAnchorsProps) {
  const t = useTexts(serverTexts);
  const formats = useFormats();
  const [isAsked, setIsAsked] = useState(false);
  const { data, loading, problem, reload } = useQuery('servers.offeredAnchors', isAsked ? { id } : undefined);
  if (!isAsked) {
    return (
      <div>
        <ActButton quiet icon={<IconWorldSearch size={16} />} onClick={() => setIsAsked(true)}>
          {t('offered.ask')}
        </ActButton>
      </div>
    );
  }
  if (problem !== undefined) return <ErrorNote problem={problem} onRetry={reload} onClose={() => setIsAsked(false)} />;
  if (loading || data === undefined) return <Loading rows={1} />;
  if (data.anchors.length === 0) return <div className={formClasses.hint}>{t('offered.none')}</div>;
  return (
    <>
      {data.anchors.map((certificate) => (
        <div key={certificate.fingerprint}>
          <div>{certificate.subject}</div>
          <Fingerprint value={certificate.fingerprint} />
          <div className={formClasses.hint}>{t('chain.until', { date: formats.date(certificate.notAfter) })}</div>
          {!certificate.isAnchor && (
            <ActButton
              icon={<IconShieldCheck size={16} />}
              onClick={() => onTrust(certificate)}
              label={`${t('chain.trust')}: ${certificate.subject}`}
            >
              {t('chain.trust')}
            </ActButton>
          )}
        </div>
      ))}
    </>
  );
}
