import {
  type Organization,
  type OrganizationInput,
  organizationInputSchema,
} from '../../../shared/domain/organization.ts';
import { type FieldFaults, faultsOf } from '../../ui/field-faults.ts';

export const fields = ['name', 'department', 'phone', 'email', 'address'] as const;
export type OrganizationField = (typeof fields)[number];
export type OrganizationDraft = Readonly<Record<OrganizationField, string>>;

export type OrganizationTask =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit' | 'copy'; readonly organization: Organization };

export const emptyDraft: OrganizationDraft = { name: '', department: '', phone: '', email: '', address: '' };

export function draftFor(task: OrganizationTask, copyName: (name: string) => string): OrganizationDraft {
  if (task.kind === 'new') return emptyDraft;
  const { name, department = '', phone = '', email = '', address = '' } = task.organization;
  return { name: task.kind === 'copy' ? copyName(name) : name, department, phone, email, address };
}

export type Checked =
  | { readonly ok: true; readonly input: OrganizationInput }
  | { readonly ok: false; readonly faults: FieldFaults };

/** Empty fields are left out; a copy is a new organization with a new identity. */
export function organizationFrom(draft: OrganizationDraft, task: OrganizationTask): Checked {
  const typed = Object.fromEntries(
    fields.map((field) => [field, draft[field].trim()] as const).filter(([, text]) => text),
  );
  const parsed = organizationInputSchema.safeParse({
    name: '',
    ...typed,
    ...(task.kind === 'edit' ? { id: task.organization.id } : {}),
  });
  return parsed.success ? { ok: true, input: parsed.data } : { ok: false, faults: faultsOf(parsed.error.issues) };
}
