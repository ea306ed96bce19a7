import { Button, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { CampaignView } from '../../../shared/domain/campaign.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useCommand } from '../../state/use-command.ts';
import { ErrorNote } from '../../ui/error-note.tsx';
import form from '../../ui/form.module.css';
import { announce } from '../../ui/live-region.tsx';
import { Note } from '../../ui/note.tsx';
import { Panel } from '../../ui/panel.tsx';
import { uiTexts } from '../../ui/texts.ts';
import { useWho, WhoField } from '../../ui/who-field.tsx';
import { wordsIn } from './device-rows.ts';
import { TableDrop, type TableFile } from './table-drop.tsx';
import { procedureTexts } from './texts.ts';

type StartFormProps = {
  readonly procedure: CommandOutput<'campaigns.list'>['procedures'][number];
  readonly onDone: (campaign: CampaignView) => void;
  readonly onCancel: () => void;
};

/** Who begins it, and for which devices of the console's list. */
export function StartForm({ procedure, onDone, onCancel }: StartFormProps) {
  const t = useTexts(procedureTexts);
  const ui = useTexts(uiTexts);
  const title = procedure.title[useLanguage()];
  const who = useWho();
  const start = useCommand('campaigns.start');
  const [list, setList] = useState<TableFile>();
  const [some, setSome] = useState('');
  const [isListMissing, setListMissing] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const by = who.given();
    const lacksList = procedure.listed && list === undefined;
    setListMissing(lacksList);
    if (by === undefined || lacksList) return;
    const devices = wordsIn(some);
    const begun = await start.run({
      procedure: procedure.id,
      by,
      ...(list === undefined ? {} : { list }),
      ...(devices.length === 0 ? {} : { devices: [...devices] }),
    });
    if (begun === undefined) return;
    announce(t('begun', { title }));
    onDone(begun);
  };

  return (
    <Panel title={t('start.title', { title })}>
      <form className={form.fields} onSubmit={(event) => void submit(event)}>
        <WhoField who={who} />
        {procedure.listed && (
          <>
            <TableDrop chosen={list?.fileName} onFile={setList} />
            {isListMissing && list === undefined && (
              <Note tone="needs" role="alert">
                {t('list.missing')}
              </Note>
            )}
            <Textarea
              label={t('start.some')}
              description={t('start.some-hint')}
              autosize
              minRows={2}
              maxRows={6}
              spellCheck={false}
              value={some}
              onChange={(event) => setSome(event.currentTarget.value)}
            />
          </>
        )}
        <ErrorNote problem={start.problem} onClose={start.reset} />
        <div className={form.submit}>
          <Button variant="default" onClick={onCancel}>
            {ui('cancel')}
          </Button>
          <Button type="submit" loading={start.pending}>
            {t('start.confirm')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
