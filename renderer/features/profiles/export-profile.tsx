import type { ListedProfile } from '../../../shared/domain/profile.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { CopyIcon } from '../../ui/copy-icon.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import formClasses from '../../ui/form.module.css';
import { formTexts } from '../../ui/form-texts.ts';
import { Panel } from '../../ui/panel.tsx';
import { useStationFile } from '../../ui/use-station-file.ts';
import { PanelActions } from './panel-actions.tsx';
import { profileTexts } from './texts.ts';

type ExportProfileProps = { readonly profile: ListedProfile; readonly onDone: () => void };

/** The very file; one with secrets in it leaves them out, and says which line of the terminal does not. */
export function ExportProfile({ profile: { id, name, hasSecrets }, onDone }: ExportProfileProps) {
  const t = useTexts(profileTexts);
  const f = useTexts(formTexts);
  const file = useStationFile('profiles.export', 'profiles', (fileName) => f('exported', { file: fileName }));
  const save = async () => {
    if (await file.get({ id })) onDone();
  };
  const line = `kitbench profile export '${name.replaceAll("'", "'\\''")}' profile.mobileconfig --with-secrets`;
  return (
    <Panel title={t('export.title')}>
      <ErrorNote problem={file.problem} onClose={file.reset} />
      <div className={formClasses.hint}>{t(hasSecrets ? 'export.stripped' : 'export.whole')}</div>
      {hasSecrets && (
        <div className={formClasses.row}>
          <code className={formClasses.mono}>{line}</code>
          <CopyIcon value={line} label={t('export.copy')} />
        </div>
      )}
      <PanelActions word={t('export.action')} pending={file.pending} onAct={() => void save()} onCancel={onDone} />
    </Panel>
  );
}
