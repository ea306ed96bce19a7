import type { Server } from '../../../shared/domain/server.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { RemoveItem } from '../../ui/remove-item.tsx';
import { serverTexts } from './texts.ts';

export function RemoveServer({ server, onDone }: { readonly server: Server; readonly onDone: () => void }) {
  const t = useTexts(serverTexts);
  const blueprints = useLibrary((library) => library.blueprints) ?? [];
  return (
    <RemoveItem
      command="servers.remove"
      item={server}
      usedBy={blueprints.filter(({ serverId }) => serverId === server.id).map(({ name }) => name)}
      question={t('remove.question', { name: server.name })}
      confirmLabel={t('remove.confirm')}
      onDone={onDone}
    >
      {t('remove.text')}
    </RemoveItem>
  );
}
