import { Anchor } from '@mantine/core';
import { useState } from 'react';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useChanged } from '../../state/changes-store.ts';
import { goTo, hrefOf } from '../../state/route-store.ts';
import { useQuery } from '../../state/use-query.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Notes } from '../../ui/notes.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { CampaignState, FinishedOf } from './campaign-state.tsx';
import classes from './procedures.module.css';
import { StartForm } from './start-form.tsx';
import { procedureTexts } from './texts.ts';

/** What can be started, and what was. */
export function ProcedureList() {
  const t = useTexts(procedureTexts);
  const { language, dateTime } = useFormats();
  const { data, loading, problem, reload } = useQuery('campaigns.list', {}, useChanged('campaigns'));
  const [asked, setAsked] = useState<string>();
  return (
    <Page title={t('title')} width="reading">
      <Notes>
        <ErrorNote problem={problem} onRetry={reload} />
      </Notes>
      {data === undefined && loading && <Loading />}
      {data !== undefined && (
        <>
          <Section title={t('known')} description={t('known.text')}>
            {data.procedures.map((procedure) => {
              const title = procedure.title[language];
              return (
                <div key={procedure.id} className={classes.known}>
                  {asked === procedure.id ? (
                    <StartForm
                      procedure={procedure}
                      onDone={({ id }) => goTo('procedures', { id })}
                      onCancel={() => setAsked(undefined)}
                    />
                  ) : (
                    <div className={classes.knownLine}>
                      <span className={classes.name}>{title}</span>
                      <ActButton label={t('start-of', { title })} onClick={() => setAsked(procedure.id)}>
                        {t('start')}
                      </ActButton>
                    </div>
                  )}
                </div>
              );
            })}
          </Section>
          <Section title={t('started')}>
            {data.campaigns.length === 0 && <p className={classes.soft}>{t('started.none')}</p>}
            <ul className={classes.list}>
              {data.campaigns.map((campaign) => (
                <li key={campaign.id} className={classes.campaign}>
                  <CampaignState campaign={campaign} />
                  <div>
                    <Anchor href={hrefOf('procedures', { id: campaign.id })}>{campaign.title[language]}</Anchor>
                    <div className={classes.soft}>
                      <FinishedOf campaign={campaign} />
                      {' · '}
                      {t('started-by', { at: dateTime(campaign.startedAt), by: campaign.startedBy })}
                    </div>
                  </div>
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Page>
  );
}
