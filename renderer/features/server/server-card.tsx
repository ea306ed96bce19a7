import { Badge } from '@mantine/core';
import { IconLink, IconPlugConnected } from '@tabler/icons-react';
import type { Server } from '../../../shared/domain/server.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { goTo } from '../../state/route-store.ts';
import { CopyIcon } from '../../ui/copy-icon.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import formClasses from '../../ui/form.module.css';
import { formTexts } from '../../ui/form-texts.ts';
import { LibraryCard } from '../../ui/library-card.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import type { CardPanel } from '../../ui/use-panels.ts';
import { ConnectionTest } from './connection-test.tsx';
import { draftFor, type ServerTask } from './draft.ts';
import { openEditor } from './editing.ts';
import { ExpiryBadge } from './expiry-badge.tsx';
import { mdmTexts } from './mdm/mdm-texts.ts';
import { PinnedAnchors } from './pinned-anchors.tsx';
import { RemoveServer } from './remove-server.tsx';
import { serverTexts } from './texts.ts';
import { useTrust } from './use-trust.ts';

export type ServerPanel = 'test' | 'remove';
type ServerCardProps = { readonly server: Server; readonly panel: CardPanel<ServerPanel> };

export function ServerCard({ server, panel }: ServerCardProps) {
  const t = useTexts(serverTexts);
  const f = useTexts(formTexts);
  const m = useTexts(mdmTexts);
  const { id, name, product, maskedUrl, anchorFingerprints, recordsBaseUrl, credentialsExpireAt, group } = server;
  const trust = useTrust(server);
  const backend = useLibrary(({ backends }) => backends?.find(({ serverId }) => serverId === id));
  const waiting = backend?.waiting.length ?? 0;
  const open = (task: ServerTask) =>
    openEditor(
      task,
      draftFor(task, (original) => f('copy-name', { name: original })),
    );
  return (
    <LibraryCard
      name={name}
      marks={
        <>
          <Badge color="gray">{t(`product.${product}`)}</Badge>
          <ExpiryBadge expiresAt={credentialsExpireAt} onlyWhenNear />
          {waiting > 0 && <StateBadge state="needs-you" label={m('open.waiting', { count: waiting })} />}
        </>
      }
      actions={[
        { icon: IconLink, word: m('open'), harmless: true, onClick: () => goTo('server', { mdm: id }) },
        { icon: IconPlugConnected, word: t('test'), onClick: () => panel.show('test') },
      ]}
      onEdit={() => open({ kind: 'edit', server })}
      onDuplicate={() => open({ kind: 'copy', server })}
      onRemove={() => panel.show('remove')}
    >
      <Facts
        items={[
          [
            t('url'),
            <span key="url" className={formClasses.row}>
              <code className={formClasses.mono}>{maskedUrl}</code>
              <CopyIcon value={maskedUrl} label={t('url.copy')} />
            </span>,
          ],
          [t('group'), group],
          [t('expires'), <ExpiryBadge key="expiry" expiresAt={credentialsExpireAt} />],
          [
            t('anchors'),
            anchorFingerprints.length > 0 ? (
              <PinnedAnchors key={anchorFingerprints.join()} server={server} />
            ) : undefined,
          ],
          [t('records'), recordsBaseUrl ?? t('records.none')],
          [m('connection.kind'), backend?.kind === undefined ? undefined : m(`kind.${backend.kind}`)],
        ]}
      />
      {panel.open === 'test' && (
        <>
          <ErrorNote problem={trust.problem} onClose={trust.reset} />
          <ConnectionTest
            key={anchorFingerprints.join()}
            test={{ id }}
            onTrust={(certificate) => void trust.run(certificate)}
            onClose={panel.close}
          />
        </>
      )}
      {panel.open === 'remove' && <RemoveServer server={server} onDone={panel.close} />}
    </LibraryCard>
  );
}
