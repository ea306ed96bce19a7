import { Accordion, Checkbox, TextInput } from '@mantine/core';
import { isDate, valueAt } from '../../../../shared/domain/profile-document.ts';
import { otherProfileFields } from '../../../../shared/profiles/common-fields.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import formClasses from '../../../ui/form.module.css';
import { changeDraft, useEditing } from '../editing.ts';
import { changeProfile } from './changes.ts';
import { dateFromLocal, localFromDate } from './dates.ts';
import { FieldInput } from './field-input.tsx';
import { editorTexts } from './texts.ts';

const texts = [
  ['display-name', 'PayloadDisplayName'],
  ['identifier', 'PayloadIdentifier'],
  ['organization', 'PayloadOrganization'],
  ['description', 'PayloadDescription'],
] as const;

/** What the profile is called and how it leaves a device again. In XML the text itself says everything but the name. */
export function GeneralFields({ faultText }: { readonly faultText: (path: string) => string | null }) {
  const e = useTexts(editorTexts);
  const { name, document, xml } = useEditing((editing) => editing.draft);
  const { PayloadRemovalDisallowed: disallowed, RemovalDate: removal } = document;
  return (
    <div className={formClasses.fields}>
      <TextInput
        label={e('name')}
        required
        autoComplete="off"
        value={name}
        onChange={(event) => changeDraft({ name: event.currentTarget.value })}
        error={faultText('name')}
      />
      {xml === null && (
        <>
          {texts.map(([word, key]) => (
            <TextInput
              key={key}
              label={e(word)}
              {...(word === 'identifier' ? { description: e('identifier.hint') } : {})}
              autoComplete="off"
              spellCheck={false}
              value={textOf(document[key])}
              onChange={(event) => changeProfile([key], event.currentTarget.value || undefined)}
            />
          ))}
          <Checkbox
            label={e('removal')}
            checked={disallowed === true}
            onChange={(event) => changeProfile(['PayloadRemovalDisallowed'], event.currentTarget.checked || undefined)}
          />
          <TextInput
            type="datetime-local"
            label={e('removal.date')}
            value={isDate(removal) ? localFromDate(removal.$date) : ''}
            onChange={(event) => changeProfile(['RemovalDate'], dateFromLocal(event.currentTarget.value))}
          />
          <Accordion order={3}>
            <Accordion.Item value="other">
              <Accordion.Control>{e('general.other')}</Accordion.Control>
              <Accordion.Panel>
                <div className={formClasses.fields}>
                  {otherProfileFields.map((field) => (
                    <FieldInput
                      key={field.path.join('.')}
                      field={field}
                      type=""
                      value={valueAt(document, field.path)}
                      onChange={(value) => changeProfile(field.path, value)}
                    />
                  ))}
                </div>
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
        </>
      )}
    </div>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
