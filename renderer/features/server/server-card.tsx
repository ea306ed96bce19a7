import { Badge } from '@mantine/core';
import { IconCopy, IconPencil, IconPlugConnected, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { Server } from '../../../shared/domain/server.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CopyIcon } from '../../ui/copy-icon.tsx';
import { Facts } from '../../ui/facts.tsx';
import formClasses from '../../ui/form.module.css';
import { formTexts } from '../../ui/form-texts.ts';
import { ItemCard } from '../../ui/item-card.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { draftFor, type ServerTask } from './draft.ts';
import { openEditor } from './editing.ts';
import { ExpiryBadge } from './expiry-badge.tsx';
import { RemoveServer } from './remove-server.tsx';
import { serverTexts } from './texts.ts';

export function ServerCard({ server }: { readonly server: Server }) {
  const t = useTexts(serverTexts);
  const f = useTexts(formTexts);
  const [below, setBelow] = useState<'nothing' | 'test' | 'remove'>('nothing');
  const { name, product, maskedUrl, anchorFingerprints, recordsBaseUrl, credentialsExpireAt } = server;
  const open = (task: ServerTask) =>
    openEditor(
      task,
      draftFor(task, (original) => f('copy-name', { name: original })),
    );
  const named = (word: string) => `${word}: ${name}`;
  return (
    <ItemCard
      title={name}
      marks={
        <>
          <Badge color="gray">{t(`product.${product}`)}</Badge>
          <ExpiryBadge expiresAt={credentialsExpireAt} onlyWhenNear />
        </>
      }
      actions={
        <>
          <ActButton
            quiet
            icon={<IconPlugConnected size={16} />}
            onClick={() => setBelow('test')}
            label={named(t('test'))}
          >
            {t('test')}
          </ActButton>
          <ActButton
            quiet
            icon={<IconPencil size={16} />}
            onClick={() => open({ kind: 'edit', server })}
            label={named(f('edit'))}
          >
            {f('edit')}
          </ActButton>
          <ActButton
            quiet
            icon={<IconCopy size={16} />}
            onClick={() => open({ kind: 'copy', server })}
            label={named(f('duplicate'))}
          >
            {f('duplicate')}
          </ActButton>
          <ActButton quiet icon={<IconTrash size={16} />} onClick={() => setBelow('remove')} label={named(f('remove'))}>
            {f('remove')}
          </ActButton>
        </>
      }
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
          [t('expires'), <ExpiryBadge key="expiry" expiresAt={credentialsExpireAt} />],
          [
            t('anchors'),
            anchorFingerprints.length > 0 ? t('anchors_count', { count: anchorFingerprints.length }) : undefined,
          ],
          [t('records'), recordsBaseUrl ?? t('records.none')],
        ]}
      />
      {below === 'test' && <ConnectionTest server={server} onClose={() => setBelow('nothing')} />}
      {below === 'remove' && <RemoveServer server={server} onDone={() => setBelow('nothing')} />}
    </ItemCard>
  );
}
