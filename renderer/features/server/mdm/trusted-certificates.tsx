import { CertificateList } from '../certificate-list.tsx';
import { CertificatePicker } from '../certificate-picker.tsx';
import type { Certificate } from '../certificates.ts';

type TrustedCertificatesProps = {
  readonly certificates: readonly Certificate[];
  readonly onChange: (certificates: readonly Certificate[]) => void;
};

/** Authorities that are trusted for one address only. */
export function TrustedCertificates({ certificates, onChange }: TrustedCertificatesProps) {
  return (
    <div>
      <CertificateList
        fingerprints={certificates.map(({ fingerprint }) => fingerprint)}
        onRemove={(gone) => onChange(certificates.filter(({ fingerprint }) => fingerprint !== gone))}
      />
      <CertificatePicker onPick={(picked) => onChange([...certificates, ...picked])} />
    </div>
  );
}
