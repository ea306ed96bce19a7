import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';

/** As `shared/domain/blueprint` names them; `tells` = no two devices share it. */
const FIELDS: Readonly<Record<string, { readonly tells: boolean }>> = {
  serial: { tells: true },
  serialTail: { tells: true },
  slot: { tells: true },
  model: { tells: false },
};

/** The template for device names has only fields that exist, and one that tells devices apart. */
export const nameCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-device-name',
  when: ['blueprint'],
  run: async ({ blueprint: { deviceName } }) =>
    deviceName === undefined ? [pass(checkReason('name.none'))] : judge(deviceName),
};

function judge(template: string): Finding[] {
  const cure = checkReason('name.fields.cure');
  const fields = [...template.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => match[1] ?? '');
  if (/\{\{|\}\}/.test(template.replace(/\{\{[^{}]*\}\}/g, ''))) return [fail(checkReason('name.unbalanced'), cure)];
  const strangers = fields.filter((field) => !Object.hasOwn(FIELDS, field));
  if (strangers.length > 0) return strangers.map((field) => fail(checkReason('name.unknown-field', { field }), cure));
  if (fields.some((field) => FIELDS[field]?.tells)) return [pass(checkReason('name.fine', { template }))];
  return [warn(checkReason('name.all-the-same', { template }), cure)];
}
