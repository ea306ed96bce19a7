import type { FleetDevicePlan, FleetOperation, FleetPreview, FleetStepState } from '../../../shared/domain/fleet.ts';
import { checkText } from '../../../shared/texts/checks/check-text.ts';
import {
  methodWords,
  operationStateWords,
  operationWords,
  standingWords,
  stepStateWords,
} from '../../../shared/texts/fleet/words.ts';
import { describeProblem, exitCodes, type Output } from '../output.ts';

const marks: Readonly<Record<FleetStepState, string>> = {
  later: '·',
  open: '▢',
  sending: '…',
  waiting: '…',
  done: '✓',
  'not-needed': '–',
  contradicted: '✗',
  failed: '✗',
};
const texts = {
  irreversible: { ja: '元に戻せません: ', en: 'cannot be undone: ' },
  seen: { ja: '{source} では {state}({asOf})', en: '{source} says {state} ({asOf})' },
  byPerson: { ja: '{by} が確認', en: 'seen by {by}' },
  cancelled: { ja: '{by} が取りやめました: {reason}', en: 'Given up by {by}: {reason}' },
  code: { ja: '確認コード: {hash}', en: 'Confirmation code: {hash}' },
};

export function sayPreview({ devices, warnings, planHash }: FleetPreview, output: Output): void {
  for (const device of devices) output.say(deviceText(device, output));
  for (const warning of warnings) output.say(`! ${checkText(warning, output.language)}`);
  output.say(output.text(texts.code, { hash: planHash }));
}

function deviceText(device: FleetDevicePlan, output: Output): string {
  const { serial, method, standing, refusals, warnings, irreversible, steps } = device;
  const say = (reason: Parameters<typeof checkText>[0]) => checkText(reason, output.language);
  return [
    `${serial}  ${output.text(standingWords[standing.state])}  ${method === undefined ? '?' : output.text(methodWords[method])}`,
    ...refusals.map((reason) => `  ✗ ${say(reason)}`),
    ...irreversible.map((reason) => `  ‼ ${output.text(texts.irreversible)}${say(reason)}`),
    ...warnings.map((reason) => `  ! ${say(reason)}`),
    ...steps.map(({ id, title, path }) => `  ▢ ${output.text(title)}  [${id}]\n      ${output.text(path)}`),
  ].join('\n');
}

/** @returns the exit code: a person's turn is `needsOperator`, what failed or is contradicted `failed`. */
export function sayOperation(operation: FleetOperation, output: Output): number {
  const { id, request, state, cancelled, steps } = operation;
  output.data({ operation });
  output.say(`${id}  ${output.text(operationWords[request.kind])}  ${output.text(operationStateWords[state])}`);
  if (cancelled !== undefined) output.say(output.text(texts.cancelled, cancelled));
  for (const step of steps) {
    output.say(
      `  ${marks[step.state]} ${output.text(step.title)}  ${output.text(stepStateWords[step.state])}  [${step.id}]`,
    );
    if (step.state === 'open') {
      output.say(`      ${output.text(step.path)}`);
      for (const warning of step.warnings) output.say(`      ! ${output.text(warning)}`);
    }
    if (step.seen !== undefined)
      output.say(
        `      ${output.text(texts.seen, { source: step.seen.source, state: output.text(standingWords[step.seen.state]), asOf: step.seen.asOf })}`,
      );
    if (step.proof === 'person') output.say(`      ${output.text(texts.byPerson, { by: step.by ?? '?' })}`);
    if (step.problem !== undefined) output.say(`      ${describeProblem(step.problem, output.language)}`);
  }
  if (steps.some((step) => step.state === 'failed' || step.state === 'contradicted')) return exitCodes.failed;
  return steps.some((step) => step.state === 'open') && state === 'open' ? exitCodes.needsOperator : exitCodes.ok;
}
