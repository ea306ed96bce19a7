import { readNameTemplate } from '../../../shared/domain/name-template.ts';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, warn } from '../check.ts';
import type { BlueprintCheckContext } from '../context.ts';

/** Variables that no two devices share; what a roster says may be the same for many. */
const telling = new Set(['serial', 'serialTail', 'slot', 'assetTag']);

/** The template for device names has only fields that exist, and one that tells devices apart. */
export const nameCheck: Check<BlueprintCheckContext> = {
  id: 'blueprint-device-name',
  when: ['blueprint'],
  run: async ({ blueprint: { deviceName } }) =>
    deviceName === undefined ? [pass(checkReason('name.none'))] : judge(deviceName),
};

function judge(template: string): Finding[] {
  const cure = checkReason('name.fields.cure');
  if (/\{\{|\}\}/.test(template.replace(/\{\{[^{}]*\}\}/g, ''))) return [fail(checkReason('name.unbalanced'), cure)];
  const { parts, strangers } = readNameTemplate(template);
  if (strangers.length > 0) {
    return strangers.map((stranger) =>
      fail(checkReason('name.unknown-field', { field: stranger.replace(/[{}]/g, '').trim() }), cure),
    );
  }
  const tells = parts.some(
    (part) =>
      part.kind === 'counter' ||
      (part.kind === 'variable' && (telling.has(part.name) || part.name.startsWith('roster.'))),
  );
  if (!tells) return [warn(checkReason('name.all-the-same', { template }), cure)];
  const wide = /[！-～]/.test(template);
  return [
    wide
      ? warn(checkReason('name.full-width', { template }), checkReason('name.full-width.cure'))
      : pass(checkReason('name.fine', { template })),
  ];
}
