import { Checkbox } from '@mantine/core';
import type { AddedTrust } from '../../../../shared/domain/transfer.ts';
import { groupedFingerprint } from '../../../../shared/texts/fingerprint.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import formClasses from '../../../ui/form.module.css';
import { Section } from '../../../ui/section.tsx';
import { transferTexts } from './texts.ts';

type PreviewTrustsProps = {
  readonly trusts: readonly AddedTrust[];
  readonly ticked: readonly string[];
  readonly onTick: (id: string, isOn: boolean) => void;
};

/** Hosts and certificates that this Mac would believe from then on, each with a tick of its own. */
export function PreviewTrusts({ trusts, ticked, onTick }: PreviewTrustsProps) {
  const t = useTexts(transferTexts);
  const formats = useFormats();
  return (
    <Section title={t('up.trust')} description={t('up.trust.text')}>
      <div className={formClasses.fields}>
        {trusts.map(({ id, kind, value, subject, expiresAt, servers }) => (
          <Checkbox
            key={id}
            checked={ticked.includes(id)}
            onChange={(event) => onTick(id, event.currentTarget.checked)}
            label={kind === 'host' ? t('up.trust.host', { value }) : t('up.trust.anchor', { value: subject ?? value })}
            description={
              <>
                {kind === 'anchor' && <code className={formClasses.mono}>{groupedFingerprint(value)} </code>}
                {[
                  t('up.trust.for', { servers: servers.join(', ') }),
                  ...(expiresAt === undefined ? [] : [t('up.trust.until', { date: formats.date(expiresAt) })]),
                ].join(' · ')}
              </>
            }
          />
        ))}
      </div>
    </Section>
  );
}
