import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Problem } from '../../shared/domain/run.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { KeptForm } from '../state/kept-form.ts';
import { ErrorNote } from './error-note.tsx';
import { FaultSummary } from './fault-summary.tsx';
import type { FieldFaults } from './field-faults.ts';
import classes from './form.module.css';
import { formTexts } from './form-texts.ts';
import { Page } from './page.tsx';
import { PrimaryAction } from './primary-action.tsx';
import { uiTexts } from './texts.ts';
import { UnsavedNote } from './unsaved-note.tsx';

type LibraryEditorProps = {
  readonly title: string;
  readonly scope: string;
  /** The kept form's state, read anew. */
  readonly form: () => Pick<KeptForm<unknown, unknown>, 'draft' | 'initial' | 'lostSecrets'>;
  readonly faults: FieldFaults;
  readonly saving: { readonly pending: boolean; readonly problem: Problem | undefined; reset(): void };
  readonly onSave: () => void;
  /** Closes the form and drops what was typed. */
  readonly onCancel: () => void;
  /** Over the sections, under what is said of the form as a whole. */
  readonly offer?: ReactNode;
  /** `Section`s. */
  readonly children: ReactNode;
};

/** The form of one server, organization or blueprint, with what is said of it as a whole. */
export function LibraryEditor(props: LibraryEditorProps) {
  const { title, scope, form, faults, saving, onSave, onCancel, offer, children } = props;
  const f = useTexts(formTexts);
  const u = useTexts(uiTexts);
  return (
    <Page
      title={title}
      scope={scope}
      width="reading"
      actions={
        <Button variant="default" onClick={onCancel}>
          {u('cancel')}
        </Button>
      }
      primary={
        <PrimaryAction onClick={onSave} pending={saving.pending}>
          {f('save')}
        </PrimaryAction>
      }
    >
      <div className={classes.form}>
        <UnsavedNote form={form} onDiscard={onCancel} />
        <ErrorNote problem={saving.problem} onClose={saving.reset} />
        <FaultSummary faults={faults} />
        {offer}
      </div>
      {children}
    </Page>
  );
}
