import { z } from 'zod';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { type ProfileSource, profileNameSchema } from '../../../shared/domain/profile.ts';
import {
  isProfileDict,
  markedPath,
  type ProfileDocument,
  type ProfilePath,
  type ProfileValue,
  profileDocumentSchema,
} from '../../../shared/domain/profile-document.ts';
import { isSecretKey } from '../../../shared/tables/payload-secrets.ts';
import { type Checked, checkedBy } from '../../ui/field-faults.ts';

export type ProfileDraft = {
  readonly name: string;
  readonly document: ProfileDocument;
  /** What is typed in the raw editor, while that is open. */
  readonly xml: string | null;
};

export const draftSchema: z.ZodType<ProfileDraft> = z.object({
  name: z.string(),
  document: profileDocumentSchema,
  xml: z.string().nullable(),
});

export const taskSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new') }),
  z.object({ kind: z.literal('edit'), id: z.string(), revision: z.number(), signed: z.boolean() }),
]);
export type ProfileTask = z.infer<typeof taskSchema>;

export const newDraft: ProfileDraft = { name: '', document: { PayloadContent: [] }, xml: null };

function sourceOf({ document, xml }: ProfileDraft): ProfileSource {
  return xml === null ? { document } : { xml };
}

/** The payloads as the form counts them: also what is none, which keeps its place. */
export function contentOf({ PayloadContent: content }: ProfileDocument): readonly ProfileValue[] {
  return Array.isArray(content) ? content : [];
}

/** As it may be written down: secrets that the station does not hold yet go, and so does typed XML. */
export function withoutSecrets(draft: ProfileDraft): ProfileDraft {
  const content = contentOf(draft.document).map((payload) =>
    isProfileDict(payload) ? cleanPayload(payload) : payload,
  );
  return { ...draft, document: { ...draft.document, PayloadContent: content }, xml: null };
}

function cleanPayload(payload: ProfileDocument): ProfileDocument {
  const { PayloadType: type } = payload;
  return cleanDict(payload, typeof type === 'string' ? type : '', []);
}

function cleanDict(dict: ProfileDocument, type: string, path: ProfilePath): ProfileDocument {
  return Object.fromEntries(
    Object.entries(dict).flatMap(([key, value]) => {
      const here = [...path, key];
      if (isSecretKey(type, here) && !isProfileDict(value) && markedPath(value) === undefined) return [];
      return [[key, clean(value, type, here)]];
    }),
  );
}

function clean(value: ProfileValue, type: string, path: ProfilePath): ProfileValue {
  if (Array.isArray(value)) return value.map((inner, index) => clean(inner, type, [...path, index]));
  return isProfileDict(value) ? cleanDict(value, type, path) : value;
}

const inputSchema = z.object({ name: profileNameSchema });

/** As the station is asked to keep it, or what is wrong with it before it is asked. */
export function profileFrom(draft: ProfileDraft, task: ProfileTask): Checked<CommandInput<'profiles.save'>> {
  const checked = checkedBy(inputSchema, { name: draft.name });
  if (!checked.ok) return checked;
  const of = task.kind === 'edit' ? { id: task.id, revision: task.revision } : {};
  return { ok: true, input: { source: sourceOf(draft), name: checked.input.name, ...of } };
}
