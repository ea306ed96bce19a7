import type { Blueprint, Panes } from '../../../shared/domain/blueprint.ts';
import { findPane, panesOf, skipKeysFor } from '../../../shared/tables/setup-panes.ts';
import { newestKnownOs } from '../../../shared/tables/setup-panes-data.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, from, pass, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';

const skipKeys = 'Apple device-management, skipkeys.yaml';

/** The choice of Setup Assistant panes does what it looks like, on the versions that the devices have. */
export const panesCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-panes',
  when: ['blueprint'],
  async run({ blueprint, fleetOs = [] }) {
    const { panes } = blueprint;
    const findings = [
      ...judgeShown(panes),
      ...from(skipKeys, [...judgeSkipped(panes, fleetOs), ...judgeFleet(panes, fleetOs)]),
      ...judgeLanguage(blueprint),
    ];
    return findings.length > 0 ? findings : [pass(checkReason('panes.fine'))];
  },
};

function judgeShown(panes: Panes): Finding[] {
  if (panes.mode !== 'show-some') return [];
  const strangers = panes.show.filter((key) => findPane(key) === undefined);
  const androidAlone = panes.show.includes('Android') && !panes.show.includes('Restore');
  return [
    ...(strangers.length === 0
      ? []
      : [warn(checkReason('panes.unknown', { panes: strangers.join(', ') }), checkReason('panes.unknown.cure'))]),
    ...(androidAlone ? [warn(checkReason('panes.android-alone'), checkReason('panes.android-alone.cure'))] : []),
  ];
}

/** Said, not held against the blueprint: nothing can be done about it. */
function judgeSkipped(panes: Panes, fleetOs: readonly string[]): Finding[] {
  const keys = fleetOs.length === 0 ? skipKeysFor(panes) : fleetOs.flatMap((version) => skipKeysFor(panes, version));
  const doubtful = [...new Set(keys)].filter((key) => findPane(key)?.notAlwaysSkippable === true);
  return doubtful.length === 0 ? [] : [pass(checkReason('panes.not-always', { panes: doubtful.join(', ') }))];
}

/** What these versions have not, and what they may have that nobody has written down yet. */
function judgeFleet(panes: Panes, fleetOs: readonly string[]): Finding[] {
  const newer = fleetOs.filter((version) => major(version) > major(newestKnownOs));
  const shown = panes.mode === 'show-some' ? panes.show : [];
  const missing = fleetOs.flatMap((version) => {
    const there = new Set(panesOf(version).map(({ key }) => key));
    const absent = shown.filter((key) => findPane(key) !== undefined && !there.has(key));
    return absent.length === 0 ? [] : [{ version, panes: absent.join(', ') }];
  });
  return [
    ...(panes.mode === 'show-all' || newer.length === 0
      ? []
      : [
          warn(
            checkReason('panes.newer-os', { versions: newer.join(', '), known: newestKnownOs }),
            checkReason('panes.newer-os.cure'),
          ),
        ]),
    ...missing.map((one) => warn(checkReason('panes.not-there', one), checkReason('panes.not-there.cure'))),
  ];
}

function judgeLanguage({ panes, language, locale }: Blueprint): Finding[] {
  const skips = skipKeysFor(panes);
  if (!skips.includes('Language') || (language !== undefined && locale !== undefined)) return [];
  return [warn(checkReason('panes.language'), checkReason('panes.language.cure'))];
}

function major(version: string): number {
  return Number.parseInt(version, 10) || 0;
}
