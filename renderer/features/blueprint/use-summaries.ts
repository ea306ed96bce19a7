import { usualVerification } from '../../../shared/domain/blueprint.ts';
import { useTexts } from '../../i18n/use-texts.ts';
import { useEditing } from './editing.ts';
import type { FoldId } from './folded-sections.tsx';
import { blueprintFormTexts } from './form-texts.ts';
import { profileTexts } from './profile-texts.ts';

/** What each folded part holds, in a word or two. */
export function useSummaries(): Readonly<Record<FoldId, string>> {
  const s = useTexts(blueprintFormTexts);
  const p = useTexts(profileTexts);
  const draft = useEditing((editing) => editing.draft);
  const { panesMode, shownPanes, profiles, language, locale, timeZone, minimumOs } = draft;
  const places = [locale || language, timeZone].filter((text) => text !== '');
  const { lockScreenMessage, finish, preserveDataPlan, disallowProximitySetup, serverId, verification } = draft;
  const added = draft.keepUsbUsable || draft.keepUnlockToken || draft.keepBypassCode || draft.removeWifiAfterEnrollment;
  const isVerifiedAsUsual = serverId === null || verification === usualVerification;
  const endsAsUsual = lockScreenMessage.trim() === '' && finish === 'none' && isVerifiedAsUsual;
  const isUsual = !added && endsAsUsual && preserveDataPlan && disallowProximitySetup;
  return {
    profiles: profiles.length === 0 ? p('summary.none') : p('summary', { count: profiles.length }),
    panes:
      panesMode === 'show-some'
        ? s('panes.summary.show-some', { count: shownPanes.length })
        : s(`panes.summary.${panesMode}`),
    language: places.length === 0 ? s('language.unset') : places.join(' · '),
    name: draft.deviceName.trim() === '' ? s('name.unset') : draft.deviceName,
    erase: s(`erase.${draft.erase}`),
    guards: [
      s('guards.summary', { battery: draft.batteryFloorPercent }),
      ...(minimumOs === '' ? [] : [`iOS ${minimumOs}`]),
    ].join(' · '),
    details: s(isUsual ? 'details.summary' : 'details.changed'),
  };
}
