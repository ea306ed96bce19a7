import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { reloadLibrary, useLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import formClasses from '../../ui/form.module.css';
import { announce } from '../../ui/live-region.tsx';
import { Page } from '../../ui/page.tsx';
import { PrimaryAction } from '../../ui/primary-action.tsx';
import { SecretField } from '../../ui/secret-field.tsx';
import { Section } from '../../ui/section.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { blueprintFileTexts } from './file-texts.ts';
import { type Importing, useImporting } from './importing.ts';
import { blueprintTexts } from './texts.ts';

const noServer = 'none';
const close = () => useImporting.setState({ importing: undefined });

/** What is in the file, and what it becomes here: under which name, for whom, enrolling where. */
export function BlueprintImport({ importing: { data, contents } }: { readonly importing: Importing }) {
  const t = useTexts(blueprintFileTexts);
  const b = useTexts(blueprintTexts);
  const u = useTexts(uiTexts);
  const formats = useFormats();
  const organizations = useLibrary((library) => library.organizations) ?? [];
  const servers = useLibrary((library) => library.servers) ?? [];
  const [name, setName] = useState(contents.name);
  const [organizationId, setOrganizationId] = useState(contents.organization.id ?? null);
  const [serverId, setServerId] = useState(contents.server === null ? noServer : (contents.server.id ?? null));
  const [password, setPassword] = useState('');
  const bring = useCommand('blueprints.import');
  const isSealed = contents.profiles.some(({ source }) => source === 'sealed');
  const isReady = name.trim() !== '' && organizationId !== null && serverId !== null;
  const submit = async () => {
    if (organizationId === null || serverId === null) return;
    const made = await bring.run({
      data,
      name,
      organizationId,
      serverId: serverId === noServer ? null : serverId,
      ...(password === '' ? {} : { password }),
    });
    if (made === undefined) return;
    announce(t('import.done', { name: made.blueprint.name }));
    await reloadLibrary().catch(() => undefined);
    useImporting.setState({ importing: undefined, leftOut: made.leftOut });
  };
  return (
    <Page
      title={t('import.title')}
      scope={t('import.from', { date: formats.date(contents.exportedAt) })}
      width="reading"
      actions={
        <Button variant="default" onClick={close}>
          {u('cancel')}
        </Button>
      }
      primary={
        <PrimaryAction
          onClick={() => void submit()}
          pending={bring.pending}
          disabled={!isReady}
          {...(organizations.length === 0 ? { hint: t('import.no-organization') } : {})}
        >
          {t('import.action')}
        </PrimaryAction>
      }
    >
      <ErrorNote problem={bring.problem} onClose={bring.reset} />
      <div className={formClasses.fields}>
        <TextInput
          label={t('import.name')}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={formClasses.pair}>
          <Select
            label={b('organization')}
            description={t('import.was', { name: contents.organization.name })}
            required
            allowDeselect={false}
            data={organizations.map((organization) => ({ value: organization.id, label: organization.name }))}
            value={organizationId}
            onChange={setOrganizationId}
          />
          <Select
            label={b('server')}
            description={t('import.was', { name: contents.server?.name ?? b('server.none') })}
            required
            allowDeselect={false}
            data={[
              ...servers.map((server) => ({ value: server.id, label: server.name })),
              { value: noServer, label: b('server.none') },
            ]}
            value={serverId}
            onChange={setServerId}
          />
        </div>
        {isSealed && (
          <SecretField
            label={t('import.password')}
            description={t('import.password.hint')}
            value={password}
            onChange={setPassword}
          />
        )}
      </div>
      <Section title={t('import.profiles')}>
        {contents.profiles.length === 0 ? (
          <div className={formClasses.hint}>{t('import.profiles.none')}</div>
        ) : (
          <Facts items={contents.profiles.map((profile) => [profile.name, t(`import.${profile.source}`)])} />
        )}
      </Section>
    </Page>
  );
}
