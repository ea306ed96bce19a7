import { Button, Checkbox, Radio } from '@mantine/core';
import { IconPackageExport } from '@tabler/icons-react';
import { useState } from 'react';
import type { SectionName } from '../../../../shared/domain/transfer.ts';
import { entropyBits, ownPassphraseSchema } from '../../../../shared/domain/word-passphrase.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { reloadLibrary, useLibrary } from '../../../state/library-store.ts';
import { goTo } from '../../../state/route-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useQuery } from '../../../state/use-query.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { announce } from '../../../ui/live-region.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { SecretField } from '../../../ui/secret-field.tsx';
import { Section } from '../../../ui/section.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { useKeptFile } from '../../../ui/use-kept-file.ts';
import { ExportSections } from './export-sections.tsx';
import { PassphraseOnce } from './passphrase-once.tsx';
import { transferTexts } from './texts.ts';

const ways = ['made', 'own'] as const;

/** This station as one sealed file, and the words that open it. */
export function MovePage() {
  const t = useTexts(transferTexts);
  const u = useTexts(uiTexts);
  const contents = useQuery('transfer.contents', {});
  const making = useCommand('transfer.export');
  const kept = useKeptFile('station');
  const note = useCommand('organizations.noteCopy');
  const organizations = useLibrary((library) => library.organizations) ?? [];
  const [left, setLeft] = useState<readonly SectionName[]>([]);
  const [identities, setIdentities] = useState(false);
  const [way, setWay] = useState<(typeof ways)[number]>('made');
  const [own, setOwn] = useState({ first: '', second: '' });
  const [isTried, setTried] = useState(false);
  const [made, setMade] = useState<{ readonly file: string; readonly passphrase: string }>();
  const fault = way === 'made' ? undefined : faultOf(own);
  const sections = (contents.data ?? []).filter(({ section }) => !left.includes(section));
  const isReady = sections.some(({ isPart }) => !isPart);

  const submit = async () => {
    setTried(true);
    if (fault !== undefined) return;
    const file = await making.run({
      sections: sections.map(({ section }) => section),
      identities,
      ...(way === 'own' ? { passphrase: own.first } : {}),
    });
    if (file === undefined || !(await kept.save(file.fileName, file.data))) return;
    announce(t('move.saved', { file: file.fileName }));
    // Whoever has the file and its words has the identities.
    const noted = identities && sections.some(({ section }) => section === 'organizations') ? organizations : [];
    for (const { id, identity } of noted) await note.run({ id, fingerprint: identity.fingerprint });
    await reloadLibrary().catch(() => undefined);
    setOwn({ first: '', second: '' });
    if (file.passphrase === undefined) goTo('settings');
    else setMade({ file: file.fileName, passphrase: file.passphrase });
  };

  if (made !== undefined) return <PassphraseOnce {...made} onDone={() => goTo('settings')} />;
  return (
    <Page
      title={t('move.title')}
      width="reading"
      actions={
        <Button variant="default" onClick={() => goTo('settings')}>
          {u('cancel')}
        </Button>
      }
      primary={
        <PrimaryAction
          icon={<IconPackageExport size={16} aria-hidden />}
          pending={making.pending}
          disabled={!isReady}
          onClick={() => void submit()}
        >
          {t('move.action')}
        </PrimaryAction>
      }
    >
      <ErrorNote problem={making.problem ?? kept.problem} onClose={() => [making, kept].map(({ reset }) => reset())} />
      <ErrorNote problem={contents.problem} onRetry={contents.reload} />
      <Section title={t('move.what')}>
        {contents.data === undefined && contents.problem === undefined && <Loading rows={4} />}
        {contents.data !== undefined && <ExportSections contents={contents.data} left={left} onLeft={setLeft} />}
      </Section>
      <Section title={t('move.passphrase')}>
        <div className={formClasses.fields}>
          <Checkbox
            label={t('move.identities')}
            description={t('move.identities.hint')}
            checked={identities}
            onChange={(event) => setIdentities(event.currentTarget.checked)}
          />
          <Radio.Group
            aria-label={t('move.passphrase')}
            value={way}
            onChange={(value) => setWay(value === 'own' ? 'own' : 'made')}
          >
            <div className={formClasses.fields}>
              <Radio value="made" label={t('move.made')} description={t('move.made.hint', { bits: entropyBits })} />
              <Radio value="own" label={t('move.own')} description={t('move.own.hint')} />
            </div>
          </Radio.Group>
          {way === 'own' && (
            <div className={formClasses.pair}>
              <SecretField
                label={t('move.own.label')}
                value={own.first}
                onChange={(first) => setOwn((before) => ({ ...before, first }))}
                {...(isTried && fault === 'least' ? { error: t('move.own.least') } : {})}
              />
              <SecretField
                label={t('move.own.again')}
                value={own.second}
                onChange={(second) => setOwn((before) => ({ ...before, second }))}
                {...(isTried && fault === 'differ' ? { error: t('move.own.differ') } : {})}
              />
            </div>
          )}
        </div>
      </Section>
    </Page>
  );
}

function faultOf({ first, second }: { readonly first: string; readonly second: string }) {
  if (!ownPassphraseSchema.safeParse(first).success) return 'least';
  return first === second ? undefined : 'differ';
}
