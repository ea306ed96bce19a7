import { Table, TextInput } from '@mantine/core';
import { IconKey, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { EscrowEntry } from '../../../../shared/domain/escrow.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { useQuery } from '../../../state/use-query.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import formClasses from '../../../ui/form.module.css';
import { ListTable } from '../../../ui/list-table.tsx';
import { Section } from '../../../ui/section.tsx';
import { escrowTexts } from './escrow-texts.ts';
import { TakeOut } from './take-out.tsx';

const shown = 50;

/** Unlock tokens and bypass codes: what is kept of which device, and the one way to take it out. */
export function EscrowSection() {
  const t = useTexts(escrowTexts);
  const formats = useFormats();
  const mayAct = useMayAct();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<EscrowEntry>();
  const { data, problem, reload } = useQuery('escrow.list', mayAct ? {} : undefined);
  if (!mayAct) return null;
  const found = data?.filter(({ serial }) => serial.includes(text.trim().toUpperCase())) ?? [];
  return (
    <Section title={t('title')} description={t('hint')}>
      <ErrorNote problem={problem} onRetry={reload} />
      {data?.length === 0 && <div className={formClasses.hint}>{t('empty')}</div>}
      {data !== undefined && data.length > 0 && (
        <div className={formClasses.fields}>
          <TextInput
            aria-label={t('search')}
            placeholder={t('search')}
            leftSection={<IconSearch size={15} aria-hidden />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ListTable
            label={t('title')}
            columns={[t('serial'), t('kind'), t('kept'), t('last-look'), t('take-out')].map((title) => ({ title }))}
          >
            <Table.Tbody>
              {found.slice(0, shown).map((entry) => {
                const { serial, kind, keptAt, looks } = entry;
                const last = looks[0];
                return (
                  <Table.Tr key={`${serial} ${kind}`}>
                    <Table.Td>{serial}</Table.Td>
                    <Table.Td>{t(kind)}</Table.Td>
                    <Table.Td>{formats.date(keptAt)}</Table.Td>
                    <Table.Td>
                      {last === undefined ? '–' : [formats.dateTime(last.at), last.operator, last.reason].join(' ')}
                    </Table.Td>
                    <Table.Td>
                      <ActButton
                        quiet
                        icon={<IconKey size={16} aria-hidden />}
                        label={t('take-out.of', { serial, kind: t(kind) })}
                        onClick={() => setOpen(entry)}
                      >
                        {t('take-out')}
                      </ActButton>
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </ListTable>
          {found.length > shown && <div className={formClasses.hint}>{t('more', { count: found.length - shown })}</div>}
          {open !== undefined && (
            <TakeOut
              key={`${open.serial} ${open.kind}`}
              entry={open}
              onTaken={reload}
              onClose={() => setOpen(undefined)}
            />
          )}
        </div>
      )}
    </Section>
  );
}
