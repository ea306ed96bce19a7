import { z } from 'zod';
import {
  type FleetOperationKind,
  type FleetRequest,
  type FleetServer,
  fleetOperationKinds,
  fleetRequestSchema,
  registrationMethods,
} from '../../../../shared/domain/fleet.ts';
import { type Checked, checkedBy, type FieldFault } from '../../../ui/field-faults.ts';
import { serialsIn } from '../serials-in.ts';

/** Every form is this one with other fields: what was typed for one kind is there for another. */
export const draftSchema = z.object({
  serverId: z.string(),
  /** As typed and pasted. In a replacement, the device that goes. */
  serials: z.string(),
  newSerial: z.string(),
  /** Nobody makes this choice by leaving it out. */
  profile: z.enum(['', 'remove', 'keep']),
  profileName: z.string(),
  leaves: z.boolean(),
  when: z.enum(['now', 'later']),
  /** Local, as the field has it: `2026-04-01T09:00`. */
  at: z.string(),
  because: z.string(),
  insist: z.boolean(),
  deleteOld: z.boolean(),
  group: z.string(),
  method: z.enum(['', ...registrationMethods]),
});
export type FleetDraft = Readonly<z.infer<typeof draftSchema>>;

export const taskSchema = z.object({ kind: z.enum([...fleetOperationKinds, 'method']) });
export type FleetTask = Readonly<z.infer<typeof taskSchema>>;

export const emptyDraft: FleetDraft = {
  serverId: '',
  serials: '',
  newSerial: '',
  profile: '',
  profileName: '',
  leaves: false,
  when: 'now',
  at: '',
  because: '',
  insist: false,
  deleteOld: false,
  group: '',
  method: '',
};

/** What is asked for, as the station takes it, or what is missing. */
export function requestFrom(
  kind: FleetOperationKind,
  draft: FleetDraft,
  server: FleetServer | undefined,
): Checked<FleetRequest> {
  const { serials, wrong } = serialsIn(draft.serials);
  const missing = new Set([
    ...(serials.length === 0 ? ['serials'] : []),
    ...(kind === 'force' && draft.because === '' ? ['because'] : []),
    ...(kind === 'replace' && draft.newSerial.trim() === '' ? ['newSerial'] : []),
    ...(kind === 'move' && draft.group.trim() === '' ? ['group'] : []),
    ...(asksForProfile(kind, draft, server) && draft.profile === '' ? ['removeMdmProfile'] : []),
    ...(kind === 'inactivate' && draft.when === 'later' && Number.isNaN(Date.parse(draft.at)) ? ['scheduledAt'] : []),
  ]);
  const faults = new Map<string, FieldFault>();
  if (wrong.length > 0 || (kind === 'replace' && serials.length > 1)) faults.set('serials', { kind: 'format' });
  for (const field of missing) faults.set(field, { kind: 'missing' });
  if (faults.size > 0) return { ok: false, faults };
  return checkedBy(fleetRequestSchema, wishOf(kind, draft, serials));
}

/** A forced one leaves the device as it is; CLOMO erases it. */
export function asksForProfile(
  kind: FleetOperationKind,
  { because }: Pick<FleetDraft, 'because'>,
  server: FleetServer | undefined,
): boolean {
  if (server?.asks.includes('profile-removal') !== true) return false;
  return kind === 'inactivate' || (kind === 'replace' && because === '');
}

function wishOf(kind: FleetOperationKind, draft: FleetDraft, serials: readonly string[]): unknown {
  const { leaves, insist, deleteOld, profileName, because } = draft;
  const leaving = {
    removeMdmProfile: draft.profile !== 'keep',
    leaves,
    ...(profileName.trim() === '' ? {} : { enrollmentProfile: profileName }),
  };
  switch (kind) {
    case 'activate':
    case 'reactivate':
    case 'delete':
      return { kind, serials };
    case 'inactivate':
      return {
        kind,
        serials,
        ...leaving,
        ...(draft.when === 'later' ? { scheduledAt: new Date(draft.at).toISOString() } : {}),
      };
    case 'force':
      return { kind, serials, because, leaves, insist };
    case 'move':
      return { kind, serials, group: draft.group };
    case 'replace':
      return {
        kind,
        oldSerial: serials[0],
        newSerial: draft.newSerial,
        ...leaving,
        deleteOld,
        ...(because === '' ? {} : { because, insist }),
      };
  }
}
