import { groupedFingerprint, shortFingerprint } from '../../shared/texts/fingerprint.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { CopyIcon } from './copy-icon.tsx';
import formClasses from './form.module.css';
import { identityTexts } from './identity-texts.ts';

type FingerprintProps = {
  /** SHA-256, hexadecimal. */
  readonly value: string;
  /** Its start, where it only tells one identity from another. */
  readonly short?: boolean;
};

/** A fingerprint in groups that people can compare, all of it to copy. */
export function Fingerprint({ value, short = false }: FingerprintProps) {
  const t = useTexts(identityTexts);
  const whole = groupedFingerprint(value);
  return (
    <span className={formClasses.row}>
      <code className={formClasses.mono} title={whole}>
        {short ? `${shortFingerprint(value)}…` : whole}
      </code>
      <CopyIcon value={whole} label={t('fingerprint.copy')} />
    </span>
  );
}
