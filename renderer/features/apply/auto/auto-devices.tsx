import { Text } from '@mantine/core';
import type { AutoRunDevice } from '../../../../shared/domain/auto-run.ts';
import { problemText } from '../../../../shared/texts/problem-text.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useLanguage, useTexts } from '../../../i18n/use-texts.ts';
import { useDevice } from '../../../state/bench-store.ts';
import { useQuery } from '../../../state/use-query.ts';
import { CheckMark } from '../../../ui/check-mark.tsx';
import { ErrorNote } from '../../../ui/error-note.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { reasonWords } from '../../../ui/reason-words.ts';
import { Section } from '../../../ui/section.tsx';
import classes from './auto-devices.module.css';
import { useAutoRun } from './auto-store.ts';
import { autoTexts } from './auto-texts.ts';

/** Every device that was plugged in since, newest first: begun, or left alone and why. */
export function AutoDevices() {
  const t = useTexts(autoTexts);
  const auto = useAutoRun();
  const decided = auto?.state === 'on' ? auto.started + auto.leftAlone : 0;
  const { data, loading, problem, reload } = useQuery('autorun.show', {}, decided);
  return (
    <Section title={t('devices.title')}>
      <ErrorNote problem={problem} onRetry={reload} />
      {loading && data === undefined && <Loading rows={3} />}
      {data?.devices.length === 0 && <Text>{t('devices.none')}</Text>}
      <ul className={classes.list}>
        {data?.devices.toReversed().map((device) => (
          <Line key={device.deviceKey} device={device} />
        ))}
      </ul>
    </Section>
  );
}

function Line({ device }: { readonly device: AutoRunDevice }) {
  const t = useTexts(autoTexts);
  const language = useLanguage();
  const { time } = useFormats();
  const { decision } = device;
  // More may be known of it by now than when it was decided about.
  const known = useDevice(device.deviceKey);
  const { serial = device.serial ?? device.deviceKey } = known?.facts ?? {};
  const slot = known?.slot ?? device.slot;
  const isStarted = decision.kind === 'started';
  return (
    <li className={classes.line}>
      <CheckMark status={isStarted ? 'pass' : 'warn'} />
      <span className={classes.who}>{slot === undefined ? serial : `${slot} · ${serial}`}</span>
      <span className={classes.time}>{time(device.at)}</span>
      <span className={classes.why}>
        {isStarted
          ? t('device.started')
          : [
              problemText(decision.problem, language).what,
              ...decision.reasons.map((reason) => reasonWords(reason, language)),
            ].join(' ')}
      </span>
    </li>
  );
}
