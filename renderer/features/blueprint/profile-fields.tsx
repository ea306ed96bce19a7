import { Button } from '@mantine/core';
import { IconSchool, IconWifi } from '@tabler/icons-react';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import { useConnection } from '../../state/connection-store.ts';
import formClasses from '../../ui/form.module.css';
import { changeDraft, useEditing } from './editing.ts';
import type { ProfileDraft, WifiNetwork } from './profile-drafts.ts';
import { ProfileDrop } from './profile-drop.tsx';
import { ProfileList } from './profile-list.tsx';
import { profileTexts } from './profile-texts.ts';
import { WifiForm } from './wifi-form.tsx';

/** The profiles of a blueprint: from files, or made here for a Wi-Fi network. */
export function ProfileFields() {
  const p = useTexts(profileTexts);
  const profiles = useEditing(({ draft }) => draft.profiles);
  const practice = useConnection(({ greeting }) => greeting?.practice?.wifi);
  const [isMaking, setIsMaking] = useState(false);
  const hasPracticeWifi = profiles.some(({ name }) => name === p('wifi.name', { ssid: practice?.ssid ?? '' }));
  const add = (added: readonly ProfileDraft[]) => changeDraft({ profiles: [...profiles, ...added] });
  const addNetwork = (wifi: WifiNetwork) => {
    const name = p('wifi.name', { ssid: wifi.ssid });
    add([{ kind: 'network', key: crypto.randomUUID(), name, role: 'wifi', wifi }]);
    setIsMaking(false);
  };
  return (
    <div className={formClasses.fields}>
      <div className={formClasses.hint}>{p('text')}</div>
      <ProfileList />
      <ProfileDrop onAdd={add} />
      {isMaking ? (
        <WifiForm onDone={addNetwork} onCancel={() => setIsMaking(false)} />
      ) : (
        <div className={formClasses.row}>
          <Button variant="default" leftSection={<IconWifi size={16} />} onClick={() => setIsMaking(true)}>
            {p('wifi.add')}
          </Button>
          {practice !== undefined && !hasPracticeWifi && (
            <Button
              variant="default"
              leftSection={<IconSchool size={16} />}
              onClick={() => addNetwork({ ...practice, encryption: 'WPA2' })}
            >
              {p('practice.wifi')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
