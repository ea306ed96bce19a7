import { Button } from '@mantine/core';
import { IconWifi } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { changeDraft, useEditing } from './editing.ts';
import { LibraryPick } from './library-pick.tsx';
import { networkDraft, type ProfileDraft, type WifiNetwork } from './profile-drafts.ts';
import { ProfileDrop } from './profile-drop.tsx';
import { ProfileList } from './profile-list.tsx';
import { profileTexts } from './profile-texts.ts';
import { WifiForm } from './wifi-form.tsx';

/** The profiles of a blueprint: from files, or made here for a Wi-Fi network. */
export function ProfileFields() {
  const p = useTexts(profileTexts);
  const profiles = useEditing(({ draft }) => draft.profiles);
  const [isMaking, setIsMaking] = useState(false);
  const add = (added: readonly ProfileDraft[]) => changeDraft({ profiles: [...profiles, ...added] });
  const addNetwork = (wifi: WifiNetwork) => {
    add([networkDraft(wifi, p('wifi.name', { ssid: wifi.ssid }))]);
    setIsMaking(false);
  };
  return (
    <div className={formClasses.fields}>
      <div className={formClasses.hint}>{p('text')}</div>
      <ProfileList />
      <LibraryPick taken={profiles} onAdd={add} />
      <ProfileDrop onAdd={add} />
      {isMaking ? (
        <WifiForm onDone={addNetwork} onCancel={() => setIsMaking(false)} />
      ) : (
        <div className={formClasses.row}>
          <Button variant="default" leftSection={<IconWifi size={16} />} onClick={() => setIsMaking(true)}>
            {p('wifi.add')}
          </Button>
        </div>
      )}
    </div>
  );
}
