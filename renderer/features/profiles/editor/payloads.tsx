import { Accordion, Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { isProfileDict, type ProfileDocument } from '../../../../shared/domain/profile-document.ts';
import { describePayload } from '../../../../shared/profiles/describe.ts';
import { handForms } from '../../../../shared/profiles/forms/all.ts';
import { payloadType, payloadTypes } from '../../../../shared/tables/payload-table.ts';
import { payloadTitle } from '../../../../shared/texts/profiles/payload-titles.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import formClasses from '../../../ui/form.module.css';
import { contentOf } from '../draft.ts';
import { useEditing } from '../editing.ts';
import { addPayload, removePayload } from './changes.ts';
import { PayloadForm } from './payload-form.tsx';
import { editorTexts } from './texts.ts';

const kerberos = 'com.apple.AppSSOKerberos.KerberosExtension';

/** The payloads of the profile, one folded form each, and one more of any kind that the table knows. */
export function Payloads() {
  const e = useTexts(editorTexts);
  const language = useLanguage();
  const document = useEditing((editing) => editing.draft.document);
  const payloads = contentOf(document);
  const [open, setOpen] = useState<string | null>(payloads.length === 1 ? '0' : null);
  const [chosen, setChosen] = useState(handForms[0]?.id ?? '');
  const add = () => {
    setOpen(String(payloads.length));
    addPayload(newPayload(chosen));
  };
  const hand = new Set(handForms.map(({ id }) => id));
  const optionOf = (id: string) => ({ value: id, label: payloadTitle(id, language) });
  return (
    <div className={formClasses.fields}>
      {payloads.length === 0 && <div className={formClasses.hint}>{e('no-payloads')}</div>}
      <Accordion value={open} onChange={setOpen} order={3} variant="contained">
        {payloads.map((payload, index) => {
          if (!isProfileDict(payload)) return null;
          const { title } = describePayload(payload, language);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a payload is its place in the profile
            <Accordion.Item key={index} value={String(index)}>
              <Accordion.Control>{title}</Accordion.Control>
              <Accordion.Panel>
                {open === String(index) && (
                  <>
                    <PayloadForm payload={payload} index={index} />
                    <div className={formClasses.submit}>
                      <Button
                        variant="subtle"
                        color="gray"
                        leftSection={<IconX size={16} aria-hidden />}
                        onClick={() => removePayload(index)}
                      >
                        {e('remove', { name: title })}
                      </Button>
                    </div>
                  </>
                )}
              </Accordion.Panel>
            </Accordion.Item>
          );
        })}
      </Accordion>
      <div className={formClasses.row}>
        <NativeSelect
          className={formClasses.grow}
          aria-label={e('add.label')}
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            { group: e('add.common'), items: handForms.map(({ id }) => optionOf(id)) },
            {
              group: e('add.other'),
              items: payloadTypes.filter(({ id }) => !hand.has(id)).map(({ id }) => optionOf(id)),
            },
          ]}
        />
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {e('add')}
        </Button>
      </div>
    </div>
  );
}

/** The identifiers of a payload are the station's to give, but others may refer to its UUID before that. */
function newPayload(id: string): ProfileDocument {
  return {
    PayloadType: payloadType(id)?.type ?? id,
    PayloadUUID: crypto.randomUUID().toUpperCase(),
    ...(id.endsWith('(kerberos)') ? { ExtensionIdentifier: kerberos } : {}),
  };
}
