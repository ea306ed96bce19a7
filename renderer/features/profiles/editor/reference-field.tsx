import { Checkbox, NativeSelect } from '@mantine/core';
import { isProfileDict } from '../../../../shared/domain/profile-document.ts';
import { payloadTypeOf } from '../../../../shared/tables/payload-table.ts';
import { payloadTitle } from '../../../../shared/texts/profiles/payload-titles.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import formClasses from '../../../ui/form.module.css';
import { contentOf } from '../draft.ts';
import { useEditing } from '../editing.ts';
import type { FieldProps } from './field-props.ts';
import { editorTexts } from './texts.ts';
import { useField } from './use-field.ts';

/** Certificates of this profile that another payload uses; they are named by their UUID. */
export function ReferenceField(props: FieldProps) {
  const e = useTexts(editorTexts);
  const { value, onChange, field } = props;
  const { label, description } = useField(props);
  const certificates = useCertificates();
  if (field.place.key.type === 'array') {
    const chosen = Array.isArray(value) ? value.map(String) : [];
    return (
      <Checkbox.Group
        label={label}
        description={description}
        value={chosen}
        onChange={(next) => onChange(next.length === 0 ? undefined : next)}
      >
        <div className={formClasses.fields}>
          {certificates.length === 0 && <span className={formClasses.hint}>{e('reference.none')}</span>}
          {withKept(certificates, chosen).map((certificate) => (
            <Checkbox key={certificate.value} {...certificate} />
          ))}
        </div>
      </Checkbox.Group>
    );
  }
  const uuid = typeof value === 'string' ? value : '';
  return (
    <NativeSelect
      label={label}
      description={description}
      value={uuid}
      data={[{ value: '', label: e('reference.none') }, ...withKept(certificates, uuid === '' ? [] : [uuid])]}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}

type Choice = { readonly value: string; readonly label: string };

function useCertificates(): readonly Choice[] {
  const language = useLanguage();
  const document = useEditing((editing) => editing.draft.document);
  return contentOf(document).flatMap((payload) => {
    if (!isProfileDict(payload)) return [];
    const { PayloadType: type, PayloadUUID: uuid, PayloadCertificateFileName: file } = payload;
    if (typeof type !== 'string' || !type.startsWith('com.apple.security.') || typeof uuid !== 'string') return [];
    const title = payloadTitle(payloadTypeOf(payload)?.id ?? type, language);
    return [{ value: uuid, label: typeof file === 'string' ? `${title}: ${file}` : title }];
  });
}

/** One that is not in the profile is still shown: it is for the person to mend. */
function withKept(certificates: readonly Choice[], chosen: readonly string[]): readonly Choice[] {
  const known = new Set(certificates.map(({ value }) => value));
  return [...certificates, ...chosen.filter((uuid) => !known.has(uuid)).map((uuid) => ({ value: uuid, label: uuid }))];
}
