import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { type RegistrationMethod, registrationMethods } from '../../../../shared/domain/fleet.ts';
import { methodWords } from '../../../../shared/texts/fleet/words.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { formTexts as commonTexts } from '../../../ui/form-texts.ts';
import { announce } from '../../../ui/live-region.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { Section } from '../../../ui/section.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { choose } from '../devices/choice.ts';
import { serialsIn } from '../serials-in.ts';
import { fleetTexts } from '../texts.ts';
import { changeDraft, closeEditor, useEditing } from './editing.ts';
import { formTexts } from './form-texts.ts';
import { SerialsField } from './serials-field.tsx';

/** How devices were registered the first time, as a person knows it: it decides how they leave. */
export function MethodForm() {
  const t = useTexts(formTexts);
  const f = useTexts(fleetTexts);
  const c = useTexts(commonTexts);
  const u = useTexts(uiTexts);
  const language = useLanguage();
  const { serials: text, method } = useEditing(({ draft }) => draft);
  const setMethod = useCommand('fleet.setMethod');
  const [isTried, setTried] = useState(false);
  const { serials, wrong } = serialsIn(text);
  const isWhole = serials.length > 0 && wrong.length === 0;

  const save = async () => {
    setTried(true);
    if (!isWhole || method === '') return;
    const noted = await setMethod.run({ serials: [...serials], method });
    if (noted === undefined) return;
    announce(t('method.noted', { count: noted.serials.length }));
    choose([]);
    closeEditor();
  };

  return (
    <Page
      title={f('method')}
      scope={t('method.scope')}
      width="reading"
      actions={
        <Button variant="default" onClick={closeEditor}>
          {u('cancel')}
        </Button>
      }
      primary={
        <PrimaryAction pending={setMethod.pending} onClick={() => void save()}>
          {c('save')}
        </PrimaryAction>
      }
    >
      <div className={formClasses.form}>
        <ErrorNote problem={setMethod.problem} onClose={setMethod.reset} />
      </div>
      <Section title={t('section.devices')}>
        <div className={formClasses.fields}>
          <SerialsField error={isTried && !isWhole ? c('fault.missing') : null} />
        </div>
      </Section>
      <Section title={f('fact.method')} description={t('method.text')}>
        <Radio.Group
          aria-label={f('fact.method')}
          value={method}
          onChange={(chosen) => changeDraft({ method: chosen as RegistrationMethod })}
          error={isTried && method === '' ? c('fault.missing') : null}
        >
          <Stack gap={8}>
            {registrationMethods.map((value) => (
              <Radio
                key={value}
                value={value}
                label={methodWords[value][language]}
                description={t(`method.${value}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      </Section>
    </Page>
  );
}
