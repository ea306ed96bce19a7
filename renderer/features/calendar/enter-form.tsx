import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type ExpiryInput, expiryInputSchema } from '../../../shared/domain/expiry.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { calendarChanged } from '../../state/calendar-store.ts';
import { useCommand } from '../../state/use-command.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import { checkedBy } from '../../ui/field-faults.ts';
import { FileButton } from '../../ui/file-button.tsx';
import formClasses from '../../ui/form.module.css';
import { announce } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useFormCheck } from '../../ui/use-form-check.ts';
import { type PickedFile, readPicked } from './picked-file.ts';
import { ServerChoice } from './server-choice.tsx';
import { calendarTexts } from './texts.ts';

const kinds = ['ade-token', 'vpp-token', 'other'] as const;
type Kind = (typeof kinds)[number];

/** What nothing on the station tells: tokens of Apple's consoles, and whatever else a person wants to be told of. */
export function EnterForm({ onDone }: { readonly onDone: () => void }) {
  const t = useTexts(calendarTexts);
  const u = useTexts(uiTexts);
  const [kind, setKind] = useState<Kind>('ade-token');
  const [name, setName] = useState('');
  const [day, setDay] = useState('');
  const [file, setFile] = useState<PickedFile>();
  const [serverId, setServerId] = useState<string | null>(null);
  const entering = useCommand('calendar.enter');
  const { faultText, attempt } = useFormCheck(
    checkedBy(expiryInputSchema, inputOf(kind, { name, day, file: file?.data ?? '', serverId })),
  );
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const input = attempt();
    const entered = input === undefined ? undefined : await entering.run(input);
    if (entered === undefined) return;
    announce(t('enter.saved', { name: entered.name }));
    onDone();
    calendarChanged();
  };
  return (
    <Panel title={t('enter.title')}>
      <form className={formClasses.fields} noValidate onSubmit={(event) => void save(event)}>
        <ErrorNote problem={entering.problem} onClose={entering.reset} />
        <SegmentedControl
          aria-label={t('enter.kind')}
          value={kind}
          onChange={(value) => setKind(kinds.find((known) => known === value) ?? kind)}
          data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        {kind === 'vpp-token' ? (
          <div>
            <FileButton purpose="token" onPick={([picked]) => void readPicked(picked).then(setFile)}>
              {t('enter.file')}
            </FileButton>
            <div className={formClasses.hint}>{file?.name ?? t('enter.file.hint')}</div>
            {faultText('file') !== null && <div role="alert">{faultText('file')}</div>}
          </div>
        ) : (
          <div className={formClasses.pair}>
            <TextInput
              label={t('enter.name')}
              description={t(kind === 'ade-token' ? 'enter.name.ade' : 'enter.name.other')}
              required
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={faultText('name')}
            />
            <TextInput
              type="date"
              label={t(kind === 'ade-token' ? 'enter.downloaded' : 'enter.ends')}
              {...(kind === 'ade-token' ? { description: t('enter.downloaded.hint') } : {})}
              required
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
              error={faultText(kind === 'ade-token' ? 'downloadedOn' : 'endsOn')}
            />
          </div>
        )}
        <ServerChoice value={serverId} onChange={setServerId} />
        <div className={formClasses.submit}>
          <Button variant="default" onClick={onDone}>
            {u('cancel')}
          </Button>
          <Button type="submit" loading={entering.pending}>
            {t('enter.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

type Typed = { readonly name: string; readonly day: string; readonly file: string; readonly serverId: string | null };

function inputOf(kind: Kind, { name, day, file, serverId }: Typed): ExpiryInput {
  switch (kind) {
    case 'ade-token':
      return { kind, name, downloadedOn: day, serverId };
    case 'vpp-token':
      return { kind, file, serverId };
    case 'other':
      return { kind, name, endsOn: day, serverId };
  }
}
