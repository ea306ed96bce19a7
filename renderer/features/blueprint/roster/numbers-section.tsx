import { Button, NumberInput, Table, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { mainSeries } from '../../../../shared/domain/name-template.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useCommand } from '../../../state/use-command.ts';
import { useQuery } from '../../../state/use-query.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { announce } from '../../../ui/live-region.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './roster.module.css';
import { rosterTexts } from './roster-texts.ts';

/** The numbers that this station gives out in device names, and their range. */
export function NumbersSection() {
  const t = useTexts(rosterTexts);
  const { data: numbers, problem, reload } = useQuery('numbers.list', {});
  const save = useCommand('numbers.setRange');
  const [series, setSeries] = useState(mainSeries);
  const [first, setFirst] = useState<number | string>(1);
  const [last, setLast] = useState<number | string>(999);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if ((await save.run({ series, first: Number(first), last: Number(last) })) === undefined) return;
    announce(t('numbers.saved'));
    reload();
  };
  return (
    <Section title={t('numbers')} description={t('numbers.hint')}>
      <ErrorNote problem={problem} onRetry={reload} />
      {numbers !== undefined && numbers.length > 0 && (
        <ListTable
          label={t('numbers')}
          columns={[
            t('numbers.series'),
            t('numbers.first'),
            t('numbers.last'),
            t('numbers.given'),
            t('numbers.next'),
          ].map((title) => ({ title }))}
        >
          <Table.Tbody>
            {numbers.map((one) => (
              <Table.Tr key={one.series}>
                <Table.Td>{one.series}</Table.Td>
                <Table.Td>{one.first}</Table.Td>
                <Table.Td>{one.last}</Table.Td>
                <Table.Td>{one.given}</Table.Td>
                <Table.Td>{one.next ?? t('numbers.none')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </ListTable>
      )}
      <form className={classes.range} aria-label={t('numbers')} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('numbers.series')}
          value={series}
          onChange={(event) => setSeries(event.currentTarget.value)}
        />
        <NumberInput label={t('numbers.first')} min={0} allowDecimal={false} value={first} onChange={setFirst} />
        <NumberInput label={t('numbers.last')} min={0} allowDecimal={false} value={last} onChange={setLast} />
        <Button type="submit" variant="default" loading={save.pending}>
          {t('numbers.save')}
        </Button>
      </form>
      <ErrorNote problem={save.problem} onClose={save.reset} />
    </Section>
  );
}
