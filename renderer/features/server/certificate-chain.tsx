import { Badge } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import type { ConnectionReport, ShownCertificate } from '../../../shared/domain/connection-report.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Fingerprint } from '../../ui/fingerprint.tsx';
import formClasses from '../../ui/form.module.css';
import classes from './certificate-chain.module.css';
import { serverTexts } from './texts.ts';

type CertificateChainProps = {
  readonly report: ConnectionReport;
  readonly onTrust: (certificate: ShownCertificate) => void;
};

/** What the server showed of itself; where nobody vouches for it, a person may, for any of its certificates. */
export function CertificateChain({ report: { chain, trusted }, onTrust }: CertificateChainProps) {
  const t = useTexts(serverTexts);
  const formats = useFormats();
  if (chain.length === 0) return null;
  return (
    <section className={classes.chain} aria-label={t('chain.title')}>
      <div className={classes.title}>{t('chain.title')}</div>
      <ol className={classes.list}>
        {chain.map((certificate) => (
          <li key={certificate.fingerprint} className={classes.item}>
            <div className={formClasses.row}>
              <span className={classes.subject}>{certificate.subject}</span>
              {certificate.isAuthority && <Badge color="gray">{t('chain.authority')}</Badge>}
              {certificate.isAnchor && <Badge color="gray">{t('chain.anchor')}</Badge>}
            </div>
            <Fingerprint value={certificate.fingerprint} />
            <div className={formClasses.hint}>{t('chain.until', { date: formats.date(certificate.notAfter) })}</div>
            {!trusted && !certificate.isAnchor && (
              <div>
                <ActButton
                  icon={<IconShieldCheck size={16} />}
                  onClick={() => onTrust(certificate)}
                  label={`${t('chain.trust')}: ${certificate.subject}`}
                >
                  {t('chain.trust')}
                </ActButton>
              </div>
            )}
          </li>
        ))}
      </ol>
      {!trusted && <div className={formClasses.hint}>{t('chain.ask')}</div>}
    </section>
  );
}
