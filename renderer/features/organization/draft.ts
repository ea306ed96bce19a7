import { z } from 'zod';
import {
  type Organization,
  type OrganizationInput,
  organizationInputSchema,
  organizationSchema,
} from '../../../shared/domain/organization.ts';
import { type Checked, checkedBy } from '../../ui/field-faults.ts';

export const fields = ['name', 'department', 'phone', 'email', 'address'] as const;

const text = z.string();
export const draftSchema = z.object({
  name: text,
  department: text,
  phone: text,
  email: text,
  address: text,
  /** Where a new organization's identity comes from. */
  from: z.enum(['new', 'station', 'files']),
  /** Of the chosen one among those the station holds. */
  fingerprint: text,
  /** Secret: data is base64. */
  files: z.array(z.object({ name: text, data: text }).readonly()).readonly(),
  /** Secret. */
  password: text,
});
export type OrganizationDraft = Readonly<z.infer<typeof draftSchema>>;

export const taskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new') }),
  z.object({ kind: z.enum(['edit', 'copy']), organization: organizationSchema }),
]);
export type OrganizationTask =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit' | 'copy'; readonly organization: Organization };

export const emptyDraft: OrganizationDraft = {
  name: '',
  department: '',
  phone: '',
  email: '',
  address: '',
  from: 'new',
  fingerprint: '',
  files: [],
  password: '',
};

export function draftFor(task: OrganizationTask, copyName: (name: string) => string): OrganizationDraft {
  if (task.kind === 'new') return emptyDraft;
  const { name, department = '', phone = '', email = '', address = '' } = task.organization;
  return { ...emptyDraft, name: task.kind === 'copy' ? copyName(name) : name, department, phone, email, address };
}

/** As it may be written down. */
export function withoutSecrets(draft: OrganizationDraft): OrganizationDraft {
  return { ...draft, files: [], password: '' };
}

/** Empty fields are left out; a copy is a new organization. One that exists keeps its identity. */
export function organizationFrom(draft: OrganizationDraft, task: OrganizationTask): Checked<OrganizationInput> {
  const typed = Object.fromEntries(
    fields.map((field) => [field, draft[field].trim()] as const).filter(([, words]) => words),
  );
  return checkedBy(organizationInputSchema, {
    name: '',
    ...typed,
    ...(task.kind === 'edit' ? { id: task.organization.id } : identityIn(draft)),
  });
}

function identityIn({ from, fingerprint, files, password }: OrganizationDraft) {
  switch (from) {
    case 'new':
      return {};
    case 'station':
      return { identity: { from, fingerprint } };
    case 'files':
      return { identity: { from, files: files.map(({ data }) => data), password } };
  }
}
