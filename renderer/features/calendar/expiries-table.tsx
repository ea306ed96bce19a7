import { ActionIcon, Table } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Expiry } from '../../../shared/domain/expiry.ts';
import { expiryTexts } from '../../../shared/texts/expiries.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLanguage, useTexts } from '../../i18n/use-texts.ts';
import { useMayAct } from '../../state/connection-store.ts';
import formClasses from '../../ui/form.module.css';
import { ListTable } from '../../ui/list-table.tsx';
import classes from './calendar.module.css';
import { ForgetExpiry } from './forget-expiry.tsx';
import { StageBadge } from './stage-badge.tsx';
import { calendarTexts } from './texts.ts';

/** One line for each end, soonest first; what to do stands under those that are near. */
export function ExpiriesTable({ expiries }: { readonly expiries: readonly Expiry[] }) {
  const t = useTexts(calendarTexts);
  return (
    <ListTable
      label={t('title')}
      columns={[
        { title: t('column.left'), className: classes.leftColumn },
        { title: t('column.ends'), className: classes.endsColumn },
        { title: t('column.what') },
        { title: t('column.breaks'), className: classes.breaksColumn },
      ]}
    >
      <Table.Tbody>
        {expiries.map((expiry) => (
          <ExpiryLine key={expiry.id} expiry={expiry} />
        ))}
      </Table.Tbody>
    </ListTable>
  );
}

function ExpiryLine({ expiry }: { readonly expiry: Expiry }) {
  const t = useTexts(calendarTexts);
  const formats = useFormats();
  const mayAct = useMayAct();
  const [isForgetting, setIsForgetting] = useState(false);
  const { kind, name, detail, endsAt, estimated, breaks, entered } = expiry;
  const words = expiryTexts[kind];
  return (
    <Table.Tr>
      <Table.Td>
        <StageBadge expiry={expiry} />
      </Table.Td>
      <Table.Td className={classes.figures}>
        {endsAt === undefined ? t('ends.unknown') : formats.date(endsAt)}
        {estimated && <div className={formClasses.hint}>{t('ends.estimated')}</div>}
      </Table.Td>
      <Table.Td>
        <div className={formClasses.row}>
          <div className={formClasses.grow}>
            <div className={classes.kind}>{words.name[formats.language]}</div>
            <div className={classes.name}>{name}</div>
            {detail !== undefined && detail !== name && <div className={classes.detail}>{detail}</div>}
          </div>
          {entered && mayAct && (
            <ActionIcon aria-label={t('forget', { name })} onClick={() => setIsForgetting(true)}>
              <IconX size={16} />
            </ActionIcon>
          )}
        </div>
        <Advice expiry={expiry} />
        {isForgetting && <ForgetExpiry expiry={expiry} onDone={() => setIsForgetting(false)} />}
      </Table.Td>
      <Table.Td>
        {breaks.length === 0 ? t('breaks.none') : breaks.map((blueprint) => blueprint.name).join(', ')}
      </Table.Td>
    </Table.Tr>
  );
}

/** What happens then, and what is to be done before; nothing while the end is far. */
function Advice({ expiry: { kind, stage } }: { readonly expiry: Expiry }) {
  const t = useTexts(calendarTexts);
  const language = useLanguage();
  const { effect, cure } = expiryTexts[kind];
  if (stage === 'later') return null;
  const happens = stage === 'over' ? effect[language] : t('effect.later', { effect: effect[language] });
  return (
    <div className={classes.advice}>
      {stage !== 'unknown' && effect[language] !== '' && <div>{happens}</div>}
      <div className={formClasses.hint}>{cure[language]}</div>
    </div>
  );
}
