import { ActionIcon } from '@mantine/core';
import { IconCertificate, IconX } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { CopyIcon } from '../../ui/copy-icon.tsx';
import formClasses from '../../ui/form.module.css';
import classes from './certificate-list.module.css';
import { spelledFingerprint } from './certificates.ts';
import { serverFormTexts } from './form-texts.ts';

type CertificateListProps = {
  readonly fingerprints: readonly string[];
  readonly onRemove: (fingerprint: string) => void;
};

export function CertificateList({ fingerprints, onRemove }: CertificateListProps) {
  const s = useTexts(serverFormTexts);
  if (fingerprints.length === 0) return null;
  return (
    <ul className={classes.list}>
      {fingerprints.map((fingerprint) => (
        <li key={fingerprint} className={classes.item}>
          <IconCertificate size={18} stroke={1.6} aria-hidden />
          <span className={formClasses.grow}>
            <span className={classes.label}>{s('anchors.fingerprint')}</span>
            <code className={formClasses.mono}>{spelledFingerprint(fingerprint)}</code>
          </span>
          <CopyIcon value={spelledFingerprint(fingerprint)} />
          <ActionIcon
            aria-label={s('anchors.remove', { fingerprint: fingerprint.slice(0, 8) })}
            onClick={() => onRemove(fingerprint)}
          >
            <IconX size={16} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
