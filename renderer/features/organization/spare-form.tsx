import { useState } from 'react';
import type { Organization } from '../../../shared/domain/organization.ts';
import type { Problem } from '../../../shared/domain/run.ts';
import { asKitError } from '../../../shared/errors/kit-error.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { station } from '../../state/connection-store.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { outside } from '../../transport/outside.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import formClasses from '../../ui/form.module.css';
import { announce } from '../../ui/live-region.tsx';
import { NewPassphrase } from '../../ui/new-passphrase.tsx';
import { supervisionTexts } from './supervision-texts.ts';

type SpareFormProps = { readonly organization: Organization; readonly onDone: () => void };

/** A key for emergencies: devices obey it only once its file was kept. */
export function SpareForm({ organization: { id }, onDone }: SpareFormProps) {
  const t = useTexts(supervisionTexts);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const make = async (password: string) => {
    setPending(true);
    setProblem(undefined);
    try {
      const made = await station().call('organizations.makeSpare', { id, password });
      if (!(await outside.saveFile('identity', made.fileName, made.data))) return;
      const name = t('spare.name');
      await station().call('organizations.accept', {
        id,
        name,
        certificate: { from: 'file', file: made.certificate },
      });
      announce(t('add.done', { name }));
      onDone();
      await reloadLibrary();
    } catch (error) {
      setProblem(asKitError(error).toProblem());
    } finally {
      setPending(false);
    }
  };
  return (
    <div className={formClasses.fields}>
      <div className={formClasses.hint}>{t('spare.text')}</div>
      <ErrorNote problem={problem} onClose={() => setProblem(undefined)} />
      <NewPassphrase
        action={t('spare.action')}
        pending={pending}
        onChosen={(password) => void make(password)}
        onCancel={onDone}
      />
    </div>
  );
}
