import { Button, Loader, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { osVersionSchema } from '../../../shared/domain/os-version.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useMayAct } from '../../state/connection-store.ts';
import { useQuery } from '../../state/use-query.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import formClasses from '../../ui/form.module.css';
import { Note } from '../../ui/note.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { blueprintTexts } from './texts.ts';

type Day = { readonly on: string; readonly fleetOs: string; readonly rosterId: string | null };

const now: Day = { on: '', fleetOs: '', rosterId: null };

/** What `blueprints.check` finds, each with its cure: for now, or for a day that is planned. */
export function BlueprintCheck({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useTexts(blueprintTexts);
  const u = useTexts(uiTexts);
  const [day, setDay] = useState(now);
  const { data, loading, problem, reload } = useQuery('blueprints.check', { id, ...inputOf(day) });
  if (problem !== undefined) return <ErrorNote problem={problem} onRetry={reload} onClose={onClose} />;
  const isFine = data?.results.every(({ status }) => status === 'pass') === true;
  return (
    <div className={formClasses.fields}>
      <DayFields day={day} onChange={(change) => setDay({ ...day, ...change })} />
      {loading && (
        <div className={formClasses.row} role="status">
          <Loader size="xs" />
          {t('check.running')}
        </div>
      )}
      {data !== undefined && (
        <Note
          tone={data.ok ? (isFine ? 'done' : 'needs') : 'failed'}
          role="status"
          title={t(isFine ? 'check.fine' : 'check.title')}
          actions={
            <Button variant="subtle" color="gray" onClick={onClose}>
              {u('close')}
            </Button>
          }
        >
          <FindingList results={data.results} />
        </Note>
      )}
    </div>
  );
}

/** What is not filled in, or not whole yet, is left to the station: today, what is attached, what is in use. */
function inputOf({ on, fleetOs, rosterId }: Day) {
  const versions = versionsIn(fleetOs);
  return {
    ...(on === '' ? {} : { on }),
    ...(versions === undefined || versions.length === 0 ? {} : { fleetOs: versions }),
    ...(rosterId === null ? {} : { rosterId }),
  };
}

/** @returns undefined while one of them is no version. */
function versionsIn(text: string): string[] | undefined {
  const list = text.split(/[,、\s]+/).filter((version) => version !== '');
  return list.every((version) => osVersionSchema.safeParse(version).success) ? list : undefined;
}

function DayFields({ day, onChange }: { readonly day: Day; readonly onChange: (change: Partial<Day>) => void }) {
  const t = useTexts(blueprintTexts);
  const mayAct = useMayAct();
  const { data: rosters = [] } = useQuery('rosters.list', mayAct ? {} : undefined);
  return (
    <div className={formClasses.pair}>
      <TextInput
        type="date"
        label={t('check.on')}
        value={day.on}
        onChange={(event) => onChange({ on: event.currentTarget.value })}
      />
      <TextInput
        label={t('check.fleet-os')}
        placeholder={t('check.fleet-os.example')}
        autoComplete="off"
        value={day.fleetOs}
        onChange={(event) => onChange({ fleetOs: event.currentTarget.value })}
        error={versionsIn(day.fleetOs) === undefined ? t('check.fleet-os.bad') : undefined}
      />
      {rosters.length > 0 && (
        <Select
          label={t('check.roster')}
          clearable
          placeholder={rosters.find(({ inUse }) => inUse)?.name ?? t('check.roster.none')}
          data={rosters.map(({ id, name }) => ({ value: id, label: name }))}
          value={day.rosterId}
          onChange={(rosterId) => onChange({ rosterId })}
        />
      )}
    </div>
  );
}
