import { Table } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { CheckResult } from '../../../../shared/domain/check.ts';
import type { Registration } from '../../../../shared/domain/fleet.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { checkWords } from '../../../ui/check-words.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { ListTable } from '../../../ui/list-table.tsx';
import { Note } from '../../../ui/note.tsx';
import { Section } from '../../../ui/section.tsx';
import { StateBadge } from '../../../ui/state-badge.tsx';
import { KnownSince } from '../devices/known-since.tsx';
import fleetClasses from '../fleet.module.css';
import { openForm } from '../form/open-form.ts';
import classes from './check.module.css';
import type { CheckAnswer } from './check-form.ts';
import { CheckPlace } from './check-place.tsx';
import { checkTexts } from './texts.ts';

const badges = { yes: 'failed', no: 'done', unknown: 'idle' } as const satisfies Record<Registration['active'], string>;
const ranks = { yes: 0, unknown: 1, no: 2 } as const satisfies Record<Registration['active'], number>;

type CheckResultsProps = { readonly answer: CheckAnswer & { readonly at: string } };

function isStillActive({ finding }: CheckResult): boolean {
  return finding.code === 'registration.active';
}

/** What every MDM and our own records tell of these devices: those that are still held somewhere first. */
export function CheckResults({ answer: { devices, report, at } }: CheckResultsProps) {
  const t = useTexts(checkTexts);
  const language = useLanguage();
  // What is true of many devices is said once; each of them stands below.
  const stillActive = report.results.find(isStillActive);
  const rows = devices.toSorted((left, right) => ranks[left.active] - ranks[right.active]);
  const held = Map.groupBy(
    devices.flatMap(({ serial, found }) =>
      found.filter(({ state }) => state === 'active').map(({ serverId, server }) => ({ serial, serverId, server })),
    ),
    ({ serverId }) => serverId,
  );
  return (
    <>
      <Section title={t('findings')} description={<KnownSince at={at} />}>
        {stillActive !== undefined && (
          <Note tone="failed" title={t('active', { count: devices.filter(({ active }) => active === 'yes').length })}>
            {stillActive.cure !== undefined && checkWords(stillActive.cure, language)}
            <div className={classes.buttons}>
              {[...held.values()].map((some) => {
                const [{ server, serverId } = { server: '', serverId: '' }] = some;
                return (
                  <ActButton
                    key={serverId}
                    icon={<IconArrowRight size={16} aria-hidden />}
                    onClick={() => openForm('inactivate', { serverId, serials: some.map(({ serial }) => serial) })}
                  >
                    {t('inactivate', { server, count: some.length })}
                  </ActButton>
                );
              })}
            </div>
          </Note>
        )}
        <div className={classes.rest}>
          <FindingList results={report.results.filter((result) => !isStillActive(result))} />
        </div>
      </Section>
      <Section title={t('devices')}>
        <ListTable
          label={t('devices')}
          columns={[
            { title: t('column.device'), className: classes.deviceColumn },
            { title: t('column.active'), className: classes.activeColumn },
            { title: t('column.found') },
          ]}
        >
          <Table.Tbody>
            {rows.map(({ serial, active, found }) => (
              <Table.Tr key={serial}>
                <Table.Td>
                  <span className={fleetClasses.serial}>{serial}</span>
                </Table.Td>
                <Table.Td>
                  <StateBadge state={badges[active]} label={t(`active.${active}`)} />
                </Table.Td>
                <Table.Td>
                  {found.map((place) => (
                    <CheckPlace key={`${place.serverId} ${place.source}`} place={place} />
                  ))}
                  {found.length === 0 && <span className={fleetClasses.soft}>{t('nowhere')}</span>}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </ListTable>
      </Section>
    </>
  );
}
