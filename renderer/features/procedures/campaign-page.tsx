import { Anchor } from '@mantine/core';
import { useState } from 'react';
import type { CampaignView } from '../../../shared/domain/campaign.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { hrefOf, replaceRoute, useRouteParam } from '../../state/route-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { focusFirstFault } from '../../ui/focus-first-fault.ts';
import { Loading } from '../../ui/loading.tsx';
import { Note } from '../../ui/note.tsx';
import { Notes } from '../../ui/notes.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { useWho, type Who, WhoField } from '../../ui/who-field.tsx';
import { FinishedOf } from './campaign-state.tsx';
import { DeviceDrawer } from './device-drawer.tsx';
import { DeviceSteps } from './device-steps.tsx';
import { DevicesTable } from './devices-table.tsx';
import { EndForm } from './end-form.tsx';
import { ExportList } from './export-list.tsx';
import { Information } from './information.tsx';
import { OnceSteps } from './once-steps.tsx';
import classes from './procedures.module.css';
import { procedureTexts } from './texts.ts';
import { useCampaign } from './use-campaign.ts';

/** One campaign: what is to be done, by whom it was, and where each device stands. */
export function CampaignPage({ id }: { readonly id: string }) {
  const t = useTexts(procedureTexts);
  const { language, dateTime } = useFormats();
  const { campaign, problem, loading, reload } = useCampaign(id);
  const [isEnding, setEnding] = useState(false);
  const shownDevice = useRouteParam('device');
  const device = campaign?.devices.find((found) => found.device === shownDevice);
  const close = () => replaceRoute('procedures', { id });

  return (
    <Page
      title={campaign?.title[language] ?? t('title')}
      scope={
        campaign !== undefined && (
          <>
            <FinishedOf campaign={campaign} />
            {' · '}
            {t('started-by', { at: dateTime(campaign.startedAt), by: campaign.startedBy })}
          </>
        )
      }
      actions={
        campaign !== undefined && (
          <>
            {campaign.listed && <ExportList id={id} />}
            {campaign.ended === undefined && !isEnding && (
              <ActButton onClick={() => setEnding(true)}>{t('end')}</ActButton>
            )}
          </>
        )
      }
      {...(campaign !== undefined &&
        device !== undefined && { drawer: <DeviceDrawer campaign={campaign} device={device} onClose={close} /> })}
    >
      <p className={classes.back}>
        <Anchor href={hrefOf('procedures')}>‹ {t('all')}</Anchor>
      </p>
      <Notes>
        <ErrorNote problem={problem} onRetry={reload} />
        {campaign !== undefined && isEnding && <EndForm campaign={campaign} onClose={() => setEnding(false)} />}
        {campaign !== undefined && <Warnings campaign={campaign} />}
      </Notes>
      {campaign === undefined && loading && <Loading rows={6} />}
      {campaign !== undefined && <Work campaign={campaign} />}
    </Page>
  );
}

function Warnings({ campaign: { expired, expiresAt, ended } }: { readonly campaign: CampaignView }) {
  const t = useTexts(procedureTexts);
  const { date, dateTime } = useFormats();
  return (
    <>
      {ended !== undefined && (
        <Note tone="info" title={t('ended.title', { at: dateTime(ended.at), by: ended.by })}>
          {t('ended.reason', { reason: ended.reason })}
        </Note>
      )}
      {expired && expiresAt !== undefined && ended === undefined && (
        <Note tone="needs" title={t('expired.title', { at: date(expiresAt) })}>
          {t('expired.text')}
        </Note>
      )}
    </>
  );
}

function Work({ campaign }: { readonly campaign: CampaignView }) {
  const t = useTexts(procedureTexts);
  const who = useWhoInView();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const isOpen = campaign.ended === undefined;
  const doing = { campaign, who };
  return (
    <>
      {isOpen && <WhoField who={who} />}
      {campaign.once.length > 0 && (
        <Section title={t(campaign.listed ? 'once' : 'once.steps')}>
          <OnceSteps {...doing} />
        </Section>
      )}
      {campaign.listed && (
        <>
          <Section title={t('each')}>
            <DeviceSteps {...doing} chosen={chosen} onTicked={() => setChosen(new Set())} />
          </Section>
          {isOpen && <Information {...doing} />}
          <DevicesTable campaign={campaign} chosen={chosen} onChosen={setChosen} />
        </>
      )}
    </>
  );
}

/** Steps are marked far below the name: one that is missing is brought into view. */
function useWhoInView(): Who {
  const who = useWho();
  return {
    ...who,
    given: () => {
      const name = who.given();
      if (name === undefined) focusFirstFault();
      return name;
    },
  };
}
