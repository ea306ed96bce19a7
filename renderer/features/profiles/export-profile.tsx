import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { ListedProfile } from '../../../shared/domain/profile.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import formClasses from '../../ui/form.module.css';
import { formTexts } from '../../ui/form-texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { useStationFile } from '../../ui/use-station-file.ts';
import { PanelActions } from './panel-actions.tsx';
import { profileTexts } from './texts.ts';

type ExportProfileProps = { readonly profile: ListedProfile; readonly onDone: () => void };

/** The very file; one with secrets in it leaves them out unless somebody wants them in clear. */
export function ExportProfile({ profile: { id, hasSecrets }, onDone }: ExportProfileProps) {
  const t = useTexts(profileTexts);
  const f = useTexts(formTexts);
  const [secrets, setSecrets] = useState(false);
  const file = useStationFile('profiles.export', 'profiles', (name) => f('exported', { file: name }));
  const save = async () => {
    if (await file.get({ id, secrets: secrets || !hasSecrets })) onDone();
  };
  return (
    <Panel title={t('export.title')}>
      <ErrorNote problem={file.problem} onClose={file.reset} />
      {hasSecrets && (
        <Checkbox
          label={t('export.secrets')}
          checked={secrets}
          onChange={(event) => setSecrets(event.currentTarget.checked)}
        />
      )}
      {hasSecrets && !secrets && <div className={formClasses.hint}>{t('export.stripped')}</div>}
      <PanelActions word={t('export.action')} pending={file.pending} onAct={() => void save()} onCancel={onDone} />
    </Panel>
  );
}
