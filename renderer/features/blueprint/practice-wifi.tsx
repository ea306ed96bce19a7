import { Button } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useConnection } from '../../state/connection-store.ts';
import { Note } from '../../ui/note.tsx';
import { changeDraft, useEditing } from './editing.ts';
import { networkDraft } from './profile-drafts.ts';
import { profileTexts } from './profile-texts.ts';

/** In a practice room: offers its Wi-Fi, without which no practice device reaches the practice MDM by itself. */
export function PracticeWifi() {
  const p = useTexts(profileTexts);
  const profiles = useEditing(({ draft }) => draft.profiles);
  const wifi = useConnection(({ greeting }) => greeting?.practice?.wifi);
  if (wifi === undefined) return null;
  const name = p('wifi.name', { ssid: wifi.ssid });
  if (profiles.some((profile) => profile.name === name)) return null;
  const use = () => changeDraft({ profiles: [...profiles, networkDraft({ ...wifi, encryption: 'WPA2' }, name)] });
  return (
    <Note
      tone="info"
      title={p('practice.title')}
      actions={
        <Button variant="default" leftSection={<IconSchool size={16} />} onClick={use}>
          {p('practice.wifi')}
        </Button>
      }
    >
      {p('practice.text')}
    </Note>
  );
}
