import { IconPencil } from '@tabler/icons-react';
import type { BackendView } from '../../../../shared/domain/backend.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Section } from '../../../ui/section.tsx';
import { backendDraftOf, backendTaskOf } from './backend-draft.ts';
import { openBackendForm, useBackendForm } from './backend-editing.ts';
import { BackendForm } from './backend-form.tsx';
import classes from './mdm.module.css';
import { mdmTexts } from './mdm-texts.ts';

type ConnectionSectionProps = { readonly view: BackendView; readonly onSaved: () => void };

/** Which MDM it is and how it is reached, or the form that changes that. Keys are only ever said to be there. */
export function ConnectionSection({ view, onSaved }: ConnectionSectionProps) {
  const t = useTexts(mdmTexts);
  const mayAct = useMayAct();
  const task = useBackendForm((form) => form.task);
  if (task?.serverId === view.serverId && mayAct) return <BackendForm task={task} onSaved={onSaved} />;
  const open = async () => openBackendForm(backendTaskOf(view), await backendDraftOf(view));
  const { backend, keys, recordsBaseUrl } = view;
  const key = (isThere: boolean) => t(isThere ? 'key.stored' : 'key.absent');
  return (
    <Section
      title={t('connection.title')}
      actions={
        <ActButton icon={<IconPencil size={16} aria-hidden />} onClick={() => void open()}>
          {t(backend === undefined ? 'set' : 'change')}
        </ActButton>
      }
    >
      {backend === undefined && <p className={classes.soft}>{t('none')}</p>}
      <Facts
        items={[
          [t('connection.kind'), backend === undefined ? undefined : t(`kind.${backend.kind}`)],
          ...accountOf(backend, t),
          ...(backend !== undefined && 'baseUrl' in backend
            ? ([
                [t('connection.url'), backend.baseUrl],
                [t('connection.key'), key(keys.key)],
              ] as const)
            : []),
          ...(backend !== undefined && 'inbox' in backend && backend.inbox !== undefined
            ? ([
                [t('connection.inbox'), backend.inbox.url],
                [t('connection.inbox-key'), key(keys.inboxKey)],
              ] as const)
            : []),
          [
            t('connection.records'),
            view.capabilities.files ? recordsBaseUrl : (recordsBaseUrl ?? t('connection.records-none')),
          ],
        ]}
      />
    </Section>
  );
}

type Say = ReturnType<typeof useTexts<typeof mdmTexts>>;

function accountOf(backend: BackendView['backend'], t: Say): readonly (readonly [string, string | undefined])[] {
  if (backend?.kind !== 'mobiconnect' && backend?.kind !== 'clomo') return [];
  const { kind, account, licences } = backend;
  return [
    [t(`connection.account.${kind}`), account],
    [t('connection.group'), kind === 'mobiconnect' ? backend.group : undefined],
    [t('connection.licences'), licences === undefined ? undefined : String(licences)],
  ];
}
