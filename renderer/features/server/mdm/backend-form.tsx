import { Button, Radio } from '@mantine/core';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { FaultSummary } from '../../../ui/fault-summary.tsx';
import formClasses from '../../../ui/form.module.css';
import { formTexts } from '../../../ui/form-texts.ts';
import { announce } from '../../../ui/live-region.tsx';
import { Section } from '../../../ui/section.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { UnsavedNote } from '../../../ui/unsaved-note.tsx';
import { useFormCheck } from '../../../ui/use-form-check.ts';
import { type BackendTask, backendChoices, backendInputFrom } from './backend-draft.ts';
import { changeBackend, closeBackendForm, useBackendForm } from './backend-editing.ts';
import { BackendFields } from './backend-fields.tsx';
import classes from './mdm.module.css';
import { mdmTexts } from './mdm-texts.ts';

type BackendFormProps = { readonly task: BackendTask; readonly onSaved: () => void };

/** Says which MDM stands behind the server. Its keys leave this form once, for the station's vault. */
export function BackendForm({ task, onSaved }: BackendFormProps) {
  const t = useTexts(mdmTexts);
  const f = useTexts(formTexts);
  const ui = useTexts(uiTexts);
  const draft = useBackendForm((form) => form.draft);
  const save = useCommand('backends.set');
  const { faults, faultText, attempt } = useFormCheck(backendInputFrom(draft, task));
  const submit = async () => {
    const backend = attempt();
    if (backend === undefined) return;
    if ((await save.run({ serverId: task.serverId, backend })) === undefined) return;
    closeBackendForm();
    announce(t('saved'));
    onSaved();
  };
  return (
    <Section title={t('form.title')}>
      <div className={formClasses.fields}>
        <UnsavedNote form={useBackendForm.getState} onDiscard={closeBackendForm} />
        <ErrorNote problem={save.problem} onClose={save.reset} />
        <FaultSummary faults={faults} />
        <Radio.Group
          label={t('connection.kind')}
          value={draft.kind}
          onChange={(value) => changeBackend({ kind: backendChoices.find((kind) => kind === value) ?? draft.kind })}
        >
          <div className={classes.choices}>
            {backendChoices.map((kind) => (
              <Radio key={kind} value={kind} label={t(`kind.${kind}`)} description={t(`about.${kind}`)} />
            ))}
          </div>
        </Radio.Group>
        <BackendFields task={task} faultText={faultText} />
        <div className={formClasses.submit}>
          <Button variant="default" onClick={closeBackendForm}>
            {ui('cancel')}
          </Button>
          <ActButton pending={save.pending} onClick={() => void submit()}>
            {f('save')}
          </ActButton>
        </div>
      </div>
    </Section>
  );
}
