import { Table } from '@mantine/core';
import type { GroupImport } from '../../../../shared/domain/backend.ts';
import { checkText } from '../../../../shared/texts/checks/check-text.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import type { DeviceState } from '../../../state/device-state.ts';
import { ListTable } from '../../../ui/list-table.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import classes from './files.module.css';
import { filesTexts } from './files-texts.ts';

type Outcome = GroupImport['groups'][number]['outcome'];

const stateOf = {
  added: 'ready',
  updated: 'running',
  unchanged: 'done',
  skipped: 'idle',
} as const satisfies Readonly<Record<Outcome, DeviceState>>;

/** Each group of the file and the server it makes. Credentials are shown only as far as they tell groups apart. */
export function GroupTable({ report: { groups } }: { readonly report: GroupImport }) {
  const t = useTexts(filesTexts);
  const { language, date } = useFormats();
  const count = (outcome: Outcome) => groups.filter((group) => group.outcome === outcome).length;
  return (
    <>
      <div>
        {t('groups.counts', {
          added: count('added'),
          updated: count('updated'),
          unchanged: count('unchanged'),
          skipped: count('skipped'),
        })}
      </div>
      <ListTable
        label={t('groups.title')}
        columns={[
          { title: t('groups.outcome'), className: classes.outcome },
          { title: t('groups.group') },
          { title: t('groups.user') },
          { title: t('groups.until'), className: classes.until },
        ]}
      >
        <Table.Tbody>
          {groups.map(({ group, serverName, user, expiresAt, outcome, warnings }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a file may name a group twice, and its rows never move
            <Table.Tr key={index}>
              <Table.Td>
                <StateBadge state={stateOf[outcome]} label={t(`outcome.${outcome}`)} />
              </Table.Td>
              <Table.Td className={classes.wide}>
                {serverName ?? group}
                {serverName !== undefined && <div className={classes.soft}>{group}</div>}
                {warnings.map((warning) => (
                  <div key={warning.code} className={classes.soft}>
                    {checkText(warning, language)}
                  </div>
                ))}
              </Table.Td>
              <Table.Td>
                {user ?? '–'}
                {user !== undefined && <div className={classes.soft}>{t('password.hidden')}</div>}
              </Table.Td>
              <Table.Td>{expiresAt === undefined ? '–' : date(expiresAt)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </ListTable>
    </>
  );
}
