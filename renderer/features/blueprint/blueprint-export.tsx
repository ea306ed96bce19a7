import { Button, Radio } from '@mantine/core';
import { useState } from 'react';
import type { Blueprint } from '../../../shared/domain/blueprint.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import formClasses from '../../ui/form.module.css';
import { formTexts } from '../../ui/form-texts.ts';
import { NewPassphrase } from '../../ui/new-passphrase.tsx';
import { Panel } from '../../ui/panel.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useStationFile } from '../../ui/use-station-file.ts';
import { blueprintFileTexts } from './file-texts.ts';

const ways = ['without', 'with'] as const;

/** A blueprint as one file. Profiles go along under a password, or stay here. */
export function BlueprintExport({ blueprint, onDone }: { readonly blueprint: Blueprint; readonly onDone: () => void }) {
  const t = useTexts(blueprintFileTexts);
  const f = useTexts(formTexts);
  const u = useTexts(uiTexts);
  const [way, setWay] = useState<(typeof ways)[number]>('without');
  const exporting = useStationFile('blueprints.export', 'blueprint', (file) => f('exported', { file }));
  const { id, profiles } = blueprint;
  const run = async (password?: string) => {
    if (await exporting.get({ id, ...(password === undefined ? {} : { password }) })) onDone();
  };
  return (
    <Panel title={t('export.title')}>
      <div className={formClasses.hint}>{t('export.text')}</div>
      <ErrorNote problem={exporting.problem} onClose={exporting.reset} />
      {profiles.length > 0 && (
        <Radio.Group
          aria-label={t('export.profiles')}
          value={way}
          onChange={(value) => setWay(value === 'with' ? 'with' : 'without')}
        >
          <div className={formClasses.fields}>
            {ways.map((value) => (
              <Radio key={value} value={value} label={t(`export.${value}`)} description={t(`export.${value}.hint`)} />
            ))}
          </div>
        </Radio.Group>
      )}
      {way === 'with' && (
        <NewPassphrase
          action={t('export.action')}
          pending={exporting.pending}
          onChosen={(password) => void run(password)}
          onCancel={onDone}
        />
      )}
      {way === 'without' && (
        <div className={formClasses.submit}>
          <Button variant="default" onClick={onDone}>
            {u('cancel')}
          </Button>
          <Button loading={exporting.pending} onClick={() => void run()}>
            {t('export.action')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
