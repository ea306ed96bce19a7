import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../i18n/use-texts.ts';
import formClasses from '../../ui/form.module.css';
import { SecretField } from '../../ui/secret-field.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { type WifiNetwork, wifiFaults } from './profile-drafts.ts';
import { profileTexts } from './profile-texts.ts';

type WifiFormProps = { readonly onDone: (network: WifiNetwork) => void; readonly onCancel: () => void };

/** Name and password of a network; the station makes the profile. */
export function WifiForm({ onDone, onCancel }: WifiFormProps) {
  const p = useTexts(profileTexts);
  const u = useTexts(uiTexts);
  const [ssid, setSsid] = useState('');
  const [password, setPassword] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [tried, setTried] = useState(false);
  const network: WifiNetwork = isOpen ? { ssid, encryption: 'None' } : { ssid, password, encryption: 'WPA2' };
  const faults = wifiFaults(network);
  const done = () => {
    setTried(true);
    if (faults.length === 0) onDone(network);
  };
  return (
    <fieldset className={formClasses.group}>
      <legend>{p('wifi.title')}</legend>
      <div className={formClasses.fields}>
        <div className={formClasses.pair}>
          <TextInput
            label={p('wifi.ssid')}
            required
            autoComplete="off"
            spellCheck={false}
            value={ssid}
            onChange={(event) => setSsid(event.currentTarget.value)}
            error={tried && faults.includes('ssid') && p('wifi.ssid-long')}
          />
          {!isOpen && (
            <SecretField
              label={p('wifi.password')}
              required
              value={password}
              onChange={setPassword}
              error={tried && faults.includes('password') && p('wifi.password-length')}
            />
          )}
        </div>
        <Checkbox
          label={p('wifi.open')}
          checked={isOpen}
          onChange={(event) => setIsOpen(event.currentTarget.checked)}
        />
        <div className={formClasses.row}>
          <Button variant="default" onClick={onCancel}>
            {u('cancel')}
          </Button>
          <Button variant="light" onClick={done}>
            {p('wifi.done')}
          </Button>
        </div>
      </div>
    </fieldset>
  );
}
