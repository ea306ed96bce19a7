import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { mirrorPassphraseSchema } from '../../../../shared/domain/mirror.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { announce } from '../../../ui/live-region.tsx';
import { Note } from '../../../ui/note.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { SecretField } from '../../../ui/secret-field.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import classes from '../settings.module.css';
import { FolderField } from './folder-field.tsx';
import { makePassphrase } from './make-passphrase.ts';
import { mirrorTexts } from './mirror-texts.ts';

type MirrorFormProps = {
  /** Where it is now. */
  readonly folder: string | undefined;
  readonly onClose: () => void;
};
type Fault = 'folder.missing' | 'passphrase.kept-missing' | 'passphrase.short' | 'passphrase.differ';

const ways = ['made', 'typed'] as const;

/** Where the mirror goes and what opens it. The passphrase goes to the station once, and is kept by nobody. */
export function MirrorForm({ folder: known = '', onClose }: MirrorFormProps) {
  const t = useTexts(mirrorTexts);
  const ui = useTexts(uiTexts);
  const set = useCommand('mirror.set');
  const [folder, setFolder] = useState(known);
  const [way, setWay] = useState<(typeof ways)[number]>('made');
  const [made] = useState(makePassphrase);
  const [isKept, setKept] = useState(false);
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setTried] = useState(false);

  const faults = new Set<Fault>();
  if (folder.trim() === '') faults.add('folder.missing');
  if (way === 'made' && !isKept) faults.add('passphrase.kept-missing');
  if (way === 'typed' && !mirrorPassphraseSchema.safeParse(typed).success) faults.add('passphrase.short');
  if (way === 'typed' && typed !== again) faults.add('passphrase.differ');
  const faultText = (fault: Fault) => (isTried && faults.has(fault) ? t(fault) : null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.size > 0) return;
    const passphrase = way === 'made' ? made : typed;
    if ((await set.run({ folder: folder.trim(), passphrase })) === undefined) return;
    announce(t('set.done'));
    onClose();
  };

  return (
    <Panel title={t('set')}>
      <form className={formClasses.fields} onSubmit={(event) => void submit(event)}>
        <FolderField value={folder} onChange={setFolder} error={faultText('folder.missing')} />
        <SegmentedControl
          aria-label={t('passphrase.kind')}
          data={ways.map((value) => ({ value, label: t(`passphrase.${value}`) }))}
          value={way}
          onChange={(value) => setWay(ways.find((one) => one === value) ?? way)}
        />
        {way === 'made' ? (
          <>
            <Note
              tone="needs"
              title={t('passphrase.made.title')}
              actions={<CopyButton value={made} label={t('passphrase.copy')} />}
            >
              <code className={classes.passphrase}>{made}</code>
              <div>{t('passphrase.made.text')}</div>
            </Note>
            <Checkbox
              label={t('passphrase.kept')}
              checked={isKept}
              onChange={(event) => setKept(event.currentTarget.checked)}
              error={faultText('passphrase.kept-missing')}
            />
          </>
        ) : (
          <div className={formClasses.pair}>
            <SecretField
              label={t('passphrase.new')}
              description={t('passphrase.new.hint')}
              required
              value={typed}
              onChange={setTyped}
              error={faultText('passphrase.short')}
            />
            <SecretField
              label={t('passphrase.again')}
              required
              value={again}
              onChange={setAgain}
              error={faultText('passphrase.differ')}
            />
          </div>
        )}
        <ErrorNote problem={set.problem} onClose={set.reset} />
        <div className={formClasses.submit}>
          <Button variant="default" onClick={onClose}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={set.pending}>
            {t('set.do')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
