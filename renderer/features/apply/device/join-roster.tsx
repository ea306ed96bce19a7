import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { RunView } from '../../../../shared/domain/run.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useBench } from '../../../state/bench-store.ts';
import { goTo } from '../../../state/route-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useQuery } from '../../../state/use-query.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { deviceTexts } from './texts.ts';

/** For a device that the roster in use does not know: joins it to the first free row, with its asset tag if it has one. */
export function JoinRoster({ run, onJoined }: { readonly run: RunView; readonly onJoined: () => void }) {
  const t = useTexts(deviceTexts);
  const known = useBench(({ devices }) => devices.get(run.deviceKey)?.facts.serial);
  const { data: rosters } = useQuery('rosters.list', {});
  const scan = useCommand('rosters.scan');
  const [tag, setTag] = useState('');
  const inUse = rosters?.find((roster) => roster.inUse);
  const serial = known ?? run.serial;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (inUse === undefined || serial === undefined) return;
    const assetTag = tag.trim() === '' ? {} : { assetTag: tag };
    if ((await scan.run({ id: inUse.id, serial, ...assetTag })) !== undefined) onJoined();
  };
  return (
    <form className={formClasses.fields} aria-label={t('roster.join')} onSubmit={(event) => void submit(event)}>
      {inUse !== undefined && serial !== undefined && (
        <TextInput
          label={t('roster.tag')}
          description={t('roster.tag.hint')}
          autoComplete="off"
          value={tag}
          onChange={(event) => setTag(event.currentTarget.value)}
        />
      )}
      <ErrorNote problem={scan.problem} onClose={scan.reset} />
      <div className={formClasses.wraps}>
        {inUse !== undefined && serial !== undefined && (
          <Button type="submit" loading={scan.pending}>
            {t('roster.join')}
          </Button>
        )}
        <Button variant="default" onClick={() => goTo('blueprint', { part: 'roster' })}>
          {t('roster.open')}
        </Button>
      </div>
    </form>
  );
}
