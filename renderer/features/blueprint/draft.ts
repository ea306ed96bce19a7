import { z } from 'zod';
import {
  type Blueprint,
  type BlueprintInput,
  blueprintInputSchema,
  blueprintSchema,
  type Finish,
  finishSchema,
  usualVerification,
  type Verification,
  verificationSchema,
} from '../../../shared/domain/blueprint.ts';
import { type Checked, checkedBy } from '../../ui/field-faults.ts';
import { type ProfileDraft, profileDraftSchema, profileInputOf, profilesOf } from './profile-drafts.ts';

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
  readonly keepBypassCode: boolean;
  readonly removeWifiAfterEnrollment: boolean;
  readonly lockScreenMessage: string;
  readonly finish: Finish | 'none';
  readonly verification: Verification;
  readonly minimumOs: string;
  readonly freeGigabytes: number | string;
  readonly profiles: readonly ProfileDraft[];
};

const text = z.string();
const figure = z.union([z.number(), z.string()]);
const { shape } = blueprintSchema;

/** For a draft that was written down. What a field may hold while it is typed is more than what may be saved. */
export const draftSchema: z.ZodType<BlueprintDraft> = z.object({
  name: text,
  organizationId: text,
  serverId: text.nullable(),
  enrollment: shape.enrollment,
  supervise: shape.supervise,
  allowPairing: shape.allowPairing,
  erase: shape.erase,
  keepUsbUsable: z.boolean(),
  keepUnlockToken: z.boolean(),
  preserveDataPlan: z.boolean(),
  disallowProximitySetup: z.boolean(),
  keepBypassCode: z.boolean(),
  removeWifiAfterEnrollment: z.boolean(),
  lockScreenMessage: text,
  finish: z.enum(['none', ...finishSchema.options]),
  verification: verificationSchema,
  panesMode: z.enum(['show-all', 'skip-all', 'show-some']),
  shownPanes: z.array(text),
  language: text,
  locale: text,
  timeZone: text,
  deviceName: text,
  batteryFloorPercent: figure,
  minimumOs: text,
  freeGigabytes: figure,
  profiles: z.array(profileDraftSchema),
});

export const taskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new') }),
  z.object({ kind: z.enum(['edit', 'copy']), blueprint: blueprintSchema }),
]);
export type BlueprintTask =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit' | 'copy'; readonly blueprint: Blueprint };

/** As it may be written down: profiles that are not saved yet may hold a Wi-Fi key. */
export function withoutSecrets(draft: BlueprintDraft): BlueprintDraft {
  return { ...draft, profiles: draft.profiles.filter(({ kind }) => kind === 'kept' || kind === 'library') };
}

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
    keepBypassCode: false,
    removeWifiAfterEnrollment: false,
    lockScreenMessage: '',
    finish: 'none',
    verification: usualVerification,
    preserveDataPlan: true,
    disallowProximitySetup: true,
    profiles: [],
  };
}

export function draftOf(blueprint: Blueprint, name = blueprint.name): BlueprintDraft {
  const { id: _, revision: __, panes, minimumFreeBytes, profiles, ...settings } = blueprint;
  const { language = '', locale = '', timeZone = '', deviceName = '', minimumOs = '' } = settings;
  const {
    keepBypassCode = false,
    removeWifiAfterEnrollment = false,
    lockScreenMessage = '',
    finish = 'none',
    verification = usualVerification,
  } = settings;
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
    keepBypassCode,
    removeWifiAfterEnrollment,
    lockScreenMessage,
    finish,
    verification,
    freeGigabytes: minimumFreeBytes / gigabyte,
    profiles: profilesOf(profiles),
  };
}

/** Choosing a server chooses how to enroll; no server means none. */
export function withServer(draft: BlueprintDraft, serverId: string | null): Partial<BlueprintDraft> {
  if (serverId === null) return { serverId, enrollment: 'none' };
  return { serverId, enrollment: draft.enrollment === 'none' ? 'remote-management' : draft.enrollment };
}

export function blueprintFrom(draft: BlueprintDraft, task: BlueprintTask): Checked<BlueprintInput> {
  const { panesMode, shownPanes, batteryFloorPercent, freeGigabytes, profiles, ...settings } = draft;
  const { language, locale, timeZone, deviceName, minimumOs, lockScreenMessage, ...others } = settings;
  const { keepBypassCode, removeWifiAfterEnrollment, finish, verification, ...rest } = others;
  const isUsual = rest.serverId === null || verification === usualVerification;
  const texts = {
    ...{ language, locale, timeZone },
    deviceName: deviceName.trim(),
    minimumOs: minimumOs.trim(),
    lockScreenMessage: lockScreenMessage.trim(),
  };
  return checkedBy(blueprintInputSchema, {
    ...(task.kind === 'edit' ? { id: task.blueprint.id } : {}),
    ...rest,
    ...(keepBypassCode ? { keepBypassCode } : {}),
    ...(removeWifiAfterEnrollment ? { removeWifiAfterEnrollment } : {}),
    ...(finish === 'none' ? {} : { finish }),
    ...(isUsual ? {} : { verification }),
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
    panes: panesMode === 'show-some' ? { mode: panesMode, show: shownPanes } : { mode: panesMode },
    batteryFloorPercent: batteryFloorPercent === '' ? 0 : batteryFloorPercent,
    minimumFreeBytes: Math.round(Number(freeGigabytes) * gigabyte),
    profiles: profiles.map(profileInputOf),
  });
}
