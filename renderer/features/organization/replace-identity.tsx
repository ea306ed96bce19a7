import { Select } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { Organization } from '../../../shared/domain/organization.ts';
import type { SupervisedDevice } from '../../../shared/domain/supervision-identity.ts';
import { shortFingerprint } from '../../../shared/texts/fingerprint.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ConfirmInline } from '../../ui/confirm-inline.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import formClasses from '../../ui/form.module.css';
import { announce } from '../../ui/live-region.tsx';
import { Loading } from '../../ui/loading.tsx';
import { supervisionTexts } from './supervision-texts.ts';

/** Which devices obey which identity, and the change to another one: it reaches a device only by an erase. */
export function ReplaceIdentity({ organization }: { readonly organization: Organization }) {
  const t = useTexts(supervisionTexts);
  const { id, name, identity } = organization;
  const { data, problem, reload } = useQuery('organizations.supervised', { id });
  const { data: held = [] } = useQuery('organizations.identities', {});
  const [isAsking, setIsAsking] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const replacing = useCommand('organizations.replaceIdentity');
  const confirm = async () => {
    const next = chosen === null ? ({ from: 'new' } as const) : ({ from: 'station', fingerprint: chosen } as const);
    if ((await replacing.run({ id, identity: next })) === undefined) return;
    announce(t('replace.done'));
    setIsAsking(false);
    setChosen(null);
    reload();
    await reloadLibrary();
  };
  if (problem !== undefined) return <ErrorNote problem={problem} onRetry={reload} />;
  if (data === undefined) return <Loading rows={1} />;
  const others = held.filter(({ fingerprint }) => fingerprint !== identity.fingerprint);
  return (
    <div className={formClasses.fields}>
      <strong>{t('devices.title')}</strong>
      <Devices devices={data.devices} />
      <ErrorNote problem={replacing.problem} onClose={replacing.reset} />
      {isAsking ? (
        <ConfirmInline
          question={t('replace.question', { name })}
          confirmLabel={t('replace.confirm')}
          pending={replacing.pending}
          onConfirm={() => void confirm()}
          onCancel={() => setIsAsking(false)}
        >
          <p>{t('replace.text')}</p>
          {data.devices.length > 0 && <p>{t('replace.devices', { count: data.devices.length })}</p>}
          {others.length > 0 && (
            <Select
              label={t('replace.with')}
              placeholder={t('replace.new')}
              clearable
              data={others.map(({ fingerprint, organizations }) => ({
                value: fingerprint,
                label: t('add.held.of', {
                  organizations: organizations.join(', '),
                  fingerprint: shortFingerprint(fingerprint),
                }),
              }))}
              value={chosen}
              onChange={setChosen}
            />
          )}
        </ConfirmInline>
      ) : (
        <div>
          <ActButton icon={<IconRefresh size={16} />} onClick={() => setIsAsking(true)}>
            {t('replace')}
          </ActButton>
        </div>
      )}
    </div>
  );
}

function Devices({ devices }: { readonly devices: readonly SupervisedDevice[] }) {
  const t = useTexts(supervisionTexts);
  const obeying = (whom: SupervisedDevice['obeys']) => devices.filter(({ obeys }) => obeys === whom);
  const former = obeying('former');
  if (devices.length === 0) return <div className={formClasses.hint}>{t('devices.none')}</div>;
  return (
    <>
      {(['current', 'former', 'other'] as const)
        .filter((whom) => obeying(whom).length > 0)
        .map((whom) => (
          <div key={whom}>{t(`devices.${whom}`, { count: obeying(whom).length })}</div>
        ))}
      {former.length > 0 && (
        <ul aria-label={t('devices.list')} className={formClasses.mono}>
          {former.map(({ key, serial, blueprint }) => (
            <li key={key}>
              {serial ?? key} · {blueprint}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
