import { Button, Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DeviceSnapshot } from '../../../../shared/domain/device.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { selectDevices, useSelection } from '../../../state/selection-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Note } from '../../../ui/note.tsx';
import { Section } from '../../../ui/section.tsx';
import { deviceTexts } from './texts.ts';

/** Keeps a device from ever being kitted here, and lets it again: nothing on the device changes either way. */
export function IgnoreDevice({ device }: { readonly device: DeviceSnapshot }) {
  return device.ignored === undefined ? <Ignore device={device} /> : <StopIgnoring device={device} />;
}

function StopIgnoring({ device }: { readonly device: DeviceSnapshot }) {
  const t = useTexts(deviceTexts);
  const remove = useCommand('ignored.remove');
  return (
    <>
      <Note
        tone="info"
        title={t('ignored')}
        actions={
          <ActButton pending={remove.pending} onClick={() => void remove.run({ device: device.key })}>
            {t('unignore')}
          </ActButton>
        }
      >
        <Text>{device.ignored?.note === '' ? t('ignored.text') : device.ignored?.note}</Text>
      </Note>
      <ErrorNote problem={remove.problem} onRetry={() => void remove.retry()} onClose={remove.reset} />
    </>
  );
}

function Ignore({ device }: { readonly device: DeviceSnapshot }) {
  const t = useTexts(deviceTexts);
  const mayAct = useMayAct();
  const add = useCommand('ignored.add');
  const [note, setNote] = useState<string>();
  if (!mayAct || device.runId !== undefined) return null;
  const ignore = async () => {
    const added = await add.run({ device: device.key, note: note?.trim() ?? '' });
    if (added === undefined) return;
    selectDevices([...useSelection.getState().devices].filter((key) => key !== device.key));
    setNote(undefined);
  };
  return (
    <Section title={t('ignore.title')}>
      {note === undefined ? (
        <Button variant="default" onClick={() => setNote('')}>
          {t('ignore')}
        </Button>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void ignore();
          }}
        >
          <TextInput
            label={t('ignore.note')}
            description={t('ignore.text')}
            maxLength={200}
            value={note}
            data-autofocus
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Group mt={8} gap={8}>
            <Button variant="default" onClick={() => setNote(undefined)}>
              {t('ignore.cancel')}
            </Button>
            <Button variant="default" type="submit" loading={add.pending}>
              {t('ignore')}
            </Button>
          </Group>
        </form>
      )}
      <ErrorNote problem={add.problem} onRetry={() => void add.retry()} onClose={add.reset} />
    </Section>
  );
}
