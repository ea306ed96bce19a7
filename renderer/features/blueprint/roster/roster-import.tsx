import { Button, Select, Switch, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type RosterFile, type RosterReading, rosterJoins } from '../../../../shared/domain/roster.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useQuery } from '../../../state/use-query.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { ListTable } from '../../../ui/list-table.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { Page } from '../../../ui/page.tsx';
import { PrimaryAction } from '../../../ui/primary-action.tsx';
import { Section } from '../../../ui/section.tsx';
import { uiTexts } from '../../../ui/texts.ts';
import { ColumnChoice } from './column-choice.tsx';
import { useColumnName } from './column-name.ts';
import { changeReading, closeReading } from './reading.ts';
import classes from './roster.module.css';
import { RosterFindings } from './roster-findings.tsx';
import { rosterTexts } from './roster-texts.ts';

type RosterImportProps = { readonly file: RosterFile; readonly onDone: () => void };

/** A list before it is kept: what its columns are, what does not fit, and which attached devices it is for. */
export function RosterImport({ file, onDone }: RosterImportProps) {
  const t = useTexts(rosterTexts);
  const u = useTexts(uiTexts);
  const { data, problem, reload } = useQuery('rosters.read', file);
  const bring = useCommand('rosters.import');
  const use = useCommand('rosters.use');
  const [name, setName] = useState(file.fileName.replace(/\.[^.]*$/, ''));
  const [isUsed, setUsed] = useState(true);
  const refused = data?.findings.filter(({ level }) => level === 'refuse').length ?? 0;
  const submit = async () => {
    const kept = await bring.run({ ...file, name, leaveOut: refused > 0 });
    if (kept === undefined) return;
    if (isUsed) await use.run({ id: kept.id });
    announce(t('imported_done', { name: kept.name }));
    closeReading();
    onDone();
  };
  return (
    <Page
      title={t('read.title')}
      scope={file.fileName}
      width="reading"
      actions={
        <Button variant="default" onClick={closeReading}>
          {u('cancel')}
        </Button>
      }
      primary={
        data !== undefined && (
          <PrimaryAction
            onClick={() => void submit()}
            pending={bring.pending}
            disabled={name.trim() === '' || data.rows === 0}
          >
            {refused > 0 ? t('read.leave-out', { count: refused }) : t('read.import', { count: data.rows })}
          </PrimaryAction>
        )
      }
    >
      <ErrorNote problem={problem} onRetry={reload} />
      <ErrorNote problem={bring.problem} onClose={bring.reset} />
      {data === undefined && problem === undefined && <Loading />}
      {data !== undefined && (
        <>
          <div className={formClasses.fields}>
            <div className={formClasses.pair}>
              <TextInput
                label={t('read.name')}
                required
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
              <Select
                label={t('joinBy')}
                allowDeselect={false}
                data={rosterJoins.map((value) => ({ value, label: t(`join.${value}`) }))}
                value={data.joinBy}
                onChange={(value) => changeReading({ joinBy: rosterJoins.find((join) => join === value) })}
              />
            </div>
            <Switch label={t('read.use')} checked={isUsed} onChange={(event) => setUsed(event.currentTarget.checked)} />
          </div>
          <Section title={t('read.findings')}>
            <RosterFindings findings={data.findings} more={data.moreFindings} />
          </Section>
          <Section title={t('read.bench')}>
            <BenchJoins bench={data.bench} />
          </Section>
          <Section title={t('read.columns')}>
            <ColumnChoice reading={data} told={file.columns ?? {}} />
          </Section>
          <Section title={t('read.sample')}>
            <Sample reading={data} />
          </Section>
        </>
      )}
    </Page>
  );
}

function BenchJoins({ bench: { joined, unlisted } }: Pick<RosterReading, 'bench'>) {
  const t = useTexts(rosterTexts);
  if (joined.length + unlisted.length === 0) return <div className={formClasses.hint}>{t('read.bench.none')}</div>;
  return (
    <div role="status">
      <div>{t('read.bench.joined', { count: joined.length })}</div>
      {unlisted.length > 0 && (
        <div>{t('read.bench.unlisted', { count: unlisted.length, serials: unlisted.join(', ') })}</div>
      )}
    </div>
  );
}

function Sample({ reading: { columns, sample } }: { readonly reading: RosterReading }) {
  const t = useTexts(rosterTexts);
  const columnName = useColumnName();
  const keys = columns.map(({ key }) => key).slice(0, 7);
  return (
    <div className={classes.scroll}>
      <ListTable label={t('read.sample')} columns={keys.map((key) => ({ title: columnName(key) }))}>
        <Table.Tbody>
          {sample.slice(0, 5).map(({ position, serial, slot, assetTag, fields }) => (
            <Table.Tr key={position}>
              {keys.map((key) => (
                <Table.Td key={key} className={classes.cell}>
                  {{ ...fields, serial, slot, assetTag }[key] ?? ''}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </ListTable>
    </div>
  );
}
