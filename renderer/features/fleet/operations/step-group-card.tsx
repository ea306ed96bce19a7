import { Title } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useMayAct } from '../../../state/connection-store.ts';
import { ActButton } from '../../../ui/act-button.tsx';
import { CopyIcon } from '../../../ui/copy-icon.tsx';
import { formTexts } from '../form/form-texts.ts';
import classes from './operations.module.css';
import type { StepGroup } from './step-groups.ts';
import { StepRow } from './step-row.tsx';
import { operationTexts } from './texts.ts';
import { TickForm } from './tick-form.tsx';

type StepGroupCardProps = { readonly operationId: string; readonly group: StepGroup; readonly number: number };

/** One step of the procedure: where it is done, of which devices, and who says that it is. */
export function StepGroupCard({ operationId, group, number }: StepGroupCardProps) {
  const t = useTexts(operationTexts);
  const f = useTexts(formTexts);
  const language = useLanguage();
  const mayAct = useMayAct();
  const { first, rows, done, due } = group;
  const isActive = done < rows.length && rows.some(({ state }) => state !== 'later');
  const [isShown, setShown] = useState<boolean>();
  const showsRows = isShown ?? isActive;
  const mayTick = mayAct && due.length > 0;
  const needsPerson = rows.some(
    ({ state, means }) => state === 'contradicted' || (state === 'open' && means !== 'api'),
  );
  return (
    <li className={classes.group} data-due={needsPerson || undefined}>
      <div className={classes.groupHead}>
        <span className={classes.number}>{number}.</span>
        <Title order={3} className={classes.groupTitle}>
          {first.title[language]}
        </Title>
        <span className={classes.soft}>{f(`means.${first.means}`)}</span>
        <span className={classes.groupCount}>{t('group.done', { done, all: rows.length })}</span>
      </div>
      {isActive && (
        <>
          <div className={classes.path}>
            <span>{first.path[language]}</span>
            <CopyIcon value={first.path[language]} />
          </div>
          {first.warnings.length > 0 && (
            <ul className={classes.warnings}>
              {first.warnings.map((warning) => (
                <li key={warning.en}>{warning[language]}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {mayTick ? (
        <TickForm operationId={operationId} group={group} />
      ) : (
        showsRows && (
          <ul className={classes.rows}>
            {rows.map((row) => (
              <StepRow key={row.id} row={row} />
            ))}
          </ul>
        )
      )}
      {!mayTick && (
        <div className={classes.toggle}>
          <ActButton quiet harmless onClick={() => setShown(!showsRows)}>
            {showsRows ? t('group.hide') : t('group.show', { count: rows.length })}
          </ActButton>
        </div>
      )}
    </li>
  );
}
