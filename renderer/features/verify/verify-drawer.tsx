import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { runWord } from '../../../shared/texts/verdicts.ts';
import { useFormats } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { goTo } from '../../state/route-store.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ConsoleSteps } from '../../ui/console-steps.tsx';
import { DrawerPanel } from '../../ui/drawer-panel.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Note } from '../../ui/note.tsx';
import { PracticeScreen } from '../../ui/practice-screen.tsx';
import { reasonWords } from '../../ui/reason-words.ts';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import classes from './drawer.module.css';
import { evidenceOf } from './evidence.ts';
import { EvidenceList } from './evidence-list.tsx';
import { nextStep } from './next-step.ts';
import { RunSteps } from './run-steps.tsx';
import { backendSays, deviceSays } from './says.ts';
import { SaysPair } from './says-pair.tsx';
import { saysTexts } from './says-texts.ts';
import { ScreenHelp } from './screen-help.tsx';
import { Since } from './since.tsx';
import { verifyTexts } from './texts.ts';
import { openRuns, type VerifyRow } from './verify-rows.ts';

type VerifyDrawerProps = {
  readonly row: VerifyRow;
  readonly looking: boolean;
  readonly onLookAgain: () => void;
  readonly onClose: () => void;
};

/** All about one device's newest run: what to do, what proves it, what was done. */
export function VerifyDrawer({ row, looking, onLookAgain, onClose }: VerifyDrawerProps) {
  const t = useTexts(verifyTexts);
  const says = useTexts(saysTexts);
  const { language, dateTime } = useFormats();
  const { run, records, state, since } = row;
  const items = evidenceOf(records);
  const newest = [...records].sort((left, right) => right.revision - left.revision)[0];
  const step = nextStep(run, items, newest?.server);
  const canLook = openRuns([row]).length > 0;
  const isToRedo = row.group === 'needs' || row.group === 'given-up';

  return (
    <DrawerPanel
      title={run.name ?? run.serial ?? run.deviceKey}
      subtitle={
        <span className={classes.subtitle}>
          <StateBadge state={state} label={runWord(run, language)} />
          <Since at={since} />
        </span>
      }
      onClose={onClose}
      {...((canLook || isToRedo) && {
        footer: (
          <div className={classes.footer}>
            {canLook && (
              <ActButton helperToo icon={<IconRefresh size={16} aria-hidden />} pending={looking} onClick={onLookAgain}>
                {t('look-again-one')}
              </ActButton>
            )}
            {isToRedo && (
              <Button variant="default" onClick={() => goTo('apply', { device: run.deviceKey })}>
                {t(step.kind === 'wait' ? 'answer-in-apply' : 'again-in-apply')}
              </Button>
            )}
          </div>
        ),
      })}
    >
      {step.kind === 'problem' ? (
        <ErrorNote problem={step.problem} />
      ) : (
        <Note tone={toneOf(row)} title={t('next')}>
          {step.kind === 'wait' ? reasonWords(step.reason, language) : says(`next.${step.key}`)}
        </Note>
      )}
      {run.end === 'prepared' && (
        <div className={classes.says}>
          <SaysPair device={deviceSays(items)} backend={backendSays(items, run.verdict, newest?.server)} />
        </div>
      )}
      <ConsoleSteps serial={run.serial} />
      {run.udid !== undefined && <PracticeScreen udid={run.udid} />}
      {row.group === 'tap' && <ScreenHelp product={newest?.server?.product} />}
      <Section title={t('evidence')}>
        <EvidenceList items={items} />
      </Section>
      <Section title={t('steps')}>
        <RunSteps steps={run.steps} />
      </Section>
      <Section title={t('facts')}>
        <Facts
          items={[
            [t('fact.serial'), run.serial],
            [t('fact.slot'), run.slot],
            [t('fact.os'), newest?.device.osVersion],
            [t('fact.blueprint'), run.blueprintName],
            [t('fact.server'), newest?.server?.name],
            [t('fact.organization'), newest?.organization],
            [t('fact.attempt'), run.attempt > 1 ? t('fact.attempt-value', { attempt: run.attempt }) : undefined],
            [t('fact.ended'), run.endedAt === undefined ? undefined : dateTime(run.endedAt)],
          ]}
        />
      </Section>
    </DrawerPanel>
  );
}

function toneOf({ group }: VerifyRow) {
  switch (group) {
    case 'needs':
    case 'tap':
      return 'needs';
    case 'done':
      return 'done';
    case 'waiting':
    case 'given-up':
      return 'info';
  }
}
