import { useTexts } from '../../i18n/use-texts.ts';
import { Section } from '../../ui/section.tsx';
import { CertificateList } from './certificate-list.tsx';
import { CertificatePicker } from './certificate-picker.tsx';
import { changeDraft, useEditing } from './editing.ts';
import { serverFormTexts } from './form-texts.ts';

/** トラストアンカー証明書: what devices trust beside the system's authorities when they enroll. */
export function AnchorsSection() {
  const s = useTexts(serverFormTexts);
  const { keptAnchors, newAnchors } = useEditing((editing) => editing.draft);
  const fingerprints = [...keptAnchors, ...newAnchors.map(({ fingerprint }) => fingerprint)];
  return (
    <Section title={s('section.anchors')} description={s('anchors.text')}>
      <CertificateList
        fingerprints={fingerprints}
        onRemove={(fingerprint) =>
          changeDraft({
            keptAnchors: keptAnchors.filter((kept) => kept !== fingerprint),
            newAnchors: newAnchors.filter((added) => added.fingerprint !== fingerprint),
          })
        }
      />
      <CertificatePicker
        onPick={(picked) =>
          changeDraft({
            newAnchors: [...newAnchors, ...picked.filter(({ fingerprint }) => !fingerprints.includes(fingerprint))],
          })
        }
      />
    </Section>
  );
}
