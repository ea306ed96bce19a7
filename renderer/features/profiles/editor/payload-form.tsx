import { Accordion } from '@mantine/core';
import { type ProfileDocument, type ProfileValue, valueAt } from '../../../../shared/domain/profile-document.ts';
import { commonFields } from '../../../../shared/profiles/common-fields.ts';
import { type FormField, formOf, takesAnyKey } from '../../../../shared/profiles/form-model.ts';
import { handForm } from '../../../../shared/profiles/forms/all.ts';
import { placeOf } from '../../../../shared/tables/payload-places.ts';
import { type PayloadType, payloadTypeOf } from '../../../../shared/tables/payload-table.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import formClasses from '../../../ui/form.module.css';
import { changePayload } from './changes.ts';
import { FieldInput } from './field-input.tsx';
import { editorTexts } from './texts.ts';

type PayloadFormProps = { readonly payload: ProfileDocument; readonly index: number };

/** Every key of a payload: what was made by hand in its order, the rest under Apple's titles. */
export function PayloadForm({ payload, index }: PayloadFormProps) {
  const e = useTexts(editorTexts);
  const language = useLanguage();
  const type = payloadTypeOf(payload);
  if (type === undefined || takesAnyKey(type)) return <div className={formClasses.hint}>{e('not-in-table')}</div>;
  return (
    <div className={formClasses.fields}>
      <div className={formClasses.hint}>{handForm(type.id)?.about[language]}</div>
      {formOf(type).map(({ title, fields }) => {
        const shown = fields.filter((field) => isWanted(type, field, payload));
        if (shown.length === 0) return null;
        return (
          <fieldset key={title.en} className={formClasses.group}>
            <legend>{title[language]}</legend>
            <div className={fields.every(({ kind }) => kind === 'switch') ? formClasses.pair : formClasses.fields}>
              {shown.map((field) => (
                <FieldInput
                  key={field.path.join('.')}
                  field={field}
                  type={type.type}
                  value={valueAt(payload, field.path)}
                  onChange={(value: ProfileValue | undefined) => changePayload(index, field.path, value)}
                />
              ))}
            </div>
          </fieldset>
        );
      })}
      <Accordion order={4}>
        <Accordion.Item value="common">
          <Accordion.Control>{e('payload.common')}</Accordion.Control>
          <Accordion.Panel>
            <div className={formClasses.fields}>
              {commonFields.map((field) => (
                <FieldInput
                  key={field.path.join('.')}
                  field={field}
                  type={type.type}
                  value={valueAt(payload, field.path)}
                  onChange={(value) => changePayload(index, field.path, value)}
                />
              ))}
            </div>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </div>
  );
}

/** A field that depends on another is shown with it; one that holds something is always shown. */
function isWanted(type: PayloadType, { when, path }: FormField, payload: ProfileDocument): boolean {
  if (when === undefined || valueAt(payload, path) !== undefined) return true;
  const value = valueAt(payload, when.key.split('.')) ?? placeOf(type, when.key)?.key.default;
  return when.is.some((wanted) => wanted === value);
}
