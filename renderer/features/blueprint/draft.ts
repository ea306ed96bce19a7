import { type Blueprint, type BlueprintInput, blueprintInputSchema } from '../../../shared/domain/blueprint.ts';
import { type FieldFaults, faultsOf } from '../../ui/field-faults.ts';
import { type ProfileDraft, profileInputOf, profilesOf } from './profile-drafts.ts';

const gigabyte = 1_000_000_000;

/** The fields a blueprint and its form have in common, and the form's own spelling of the others. */
export type BlueprintDraft = Pick<
  Blueprint,
  | 'name'
  | 'organizationId'
  | 'serverId'
  | 'enrollment'
  | 'supervise'
  | 'allowPairing'
  | 'erase'
  | 'keepUsbUsable'
  | 'keepUnlockToken'
  | 'preserveDataPlan'
  | 'disallowProximitySetup'
> & {
  readonly panesMode: Blueprint['panes']['mode'];
  /** Kept while another mode is chosen; may hold keys that no table knows. */
  readonly shownPanes: readonly string[];
  readonly language: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly deviceName: string;
  readonly batteryFloorPercent: number | string;
  readonly minimumOs: string;
  readonly freeGigabytes: number | string;
  readonly profiles: readonly ProfileDraft[];
};

export type BlueprintTask =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit' | 'copy'; readonly blueprint: Blueprint };

export type DraftDefaults = {
  readonly organizationId: string | undefined;
  readonly serverId: string | undefined;
  readonly language: 'ja' | 'en';
};

/** What most rooms want: supervised, enrolled by Remote Management, no panes, Japan. */
export function newDraft({ organizationId = '', serverId, language }: DraftDefaults): BlueprintDraft {
  return {
    name: '',
    organizationId,
    serverId: serverId ?? null,
    enrollment: serverId === undefined ? 'none' : 'remote-management',
    supervise: true,
    allowPairing: true,
    panesMode: 'skip-all',
    shownPanes: [],
    language,
    locale: `${language}_JP`,
    timeZone: 'Asia/Tokyo',
    deviceName: '',
    erase: 'when-needed',
    batteryFloorPercent: 20,
    minimumOs: '',
    freeGigabytes: 0,
    keepUsbUsable: false,
    keepUnlockToken: false,
    preserveDataPlan: true,
    disallowProximitySetup: true,
    profiles: [],
  };
}

export function draftOf(blueprint: Blueprint, name = blueprint.name): BlueprintDraft {
  const { id: _, revision: __, panes, minimumFreeBytes, profiles, ...settings } = blueprint;
  const { language = '', locale = '', timeZone = '', deviceName = '', minimumOs = '' } = settings;
  return {
    ...settings,
    name,
    panesMode: panes.mode,
    shownPanes: panes.mode === 'show-some' ? panes.show : [],
    language,
    locale,
    timeZone,
    deviceName,
    minimumOs,
    freeGigabytes: minimumFreeBytes / gigabyte,
    profiles: profilesOf(profiles),
  };
}

/** Choosing a server chooses how to enroll; no server means none. */
export function withServer(draft: BlueprintDraft, serverId: string | null): Partial<BlueprintDraft> {
  if (serverId === null) return { serverId, enrollment: 'none' };
  return { serverId, enrollment: draft.enrollment === 'none' ? 'remote-management' : draft.enrollment };
}

export type Checked =
  | { readonly ok: true; readonly input: BlueprintInput }
  | { readonly ok: false; readonly faults: FieldFaults };

export function blueprintFrom(draft: BlueprintDraft, task: BlueprintTask): Checked {
  const { panesMode, shownPanes, batteryFloorPercent, freeGigabytes, profiles, ...settings } = draft;
  const { language, locale, timeZone, deviceName, minimumOs, ...rest } = settings;
  const texts = { language, locale, timeZone, deviceName: deviceName.trim(), minimumOs: minimumOs.trim() };
  const parsed = blueprintInputSchema.safeParse({
    ...(task.kind === 'edit' ? { id: task.blueprint.id } : {}),
    ...rest,
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
    panes: panesMode === 'show-some' ? { mode: panesMode, show: shownPanes } : { mode: panesMode },
    batteryFloorPercent: batteryFloorPercent === '' ? 0 : batteryFloorPercent,
    minimumFreeBytes: Math.round(Number(freeGigabytes) * gigabyte),
    profiles: profiles.map(profileInputOf),
  });
  return parsed.success ? { ok: true, input: parsed.data } : { ok: false, faults: faultsOf(parsed.error.issues) };
}
