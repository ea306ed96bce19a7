import type { Panes } from '../../../shared/domain/blueprint.ts';
import { findPane, skipKeysFor } from '../../../shared/tables/setup-panes.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, pass, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';

/** The choice of Setup Assistant panes does what it looks like. */
export const panesCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-panes',
  when: ['blueprint'],
  async run({ blueprint: { panes } }) {
    const findings = [...judgeShown(panes), ...judgeSkipped(panes)];
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
function judgeSkipped(panes: Panes): Finding[] {
  const doubtful = skipKeysFor(panes).filter((key) => findPane(key)?.notAlwaysSkippable === true);
  return doubtful.length === 0 ? [] : [pass(checkReason('panes.not-always', { panes: doubtful.join(', ') }))];
}
