import { Select } from '@mantine/core';
import { useTexts } from '../../i18n/use-texts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { calendarTexts } from './texts.ts';

type ServerChoiceProps = { readonly value: string | null; readonly onChange: (serverId: string | null) => void };

/** Which server something belongs to: its blueprints are those that it breaks. */
export function ServerChoice({ value, onChange }: ServerChoiceProps) {
  const t = useTexts(calendarTexts);
  const servers = useLibrary((library) => library.servers) ?? [];
  if (servers.length === 0) return null;
  return (
    <Select
      label={t('enter.server')}
      placeholder={t('enter.server.none')}
      clearable
      data={servers.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
    />
  );
}
