import type { DevicePlan } from '../../shared/domain/plan.ts';
import { reasonText } from '../../shared/texts/reasons/reason-text.ts';
import type { Output } from './output.ts';
import { formatTable } from './table.ts';

const columns = {
  ja: ['端末', '端末名', '手順', '判断', '理由'],
  en: ['Device', 'Name', 'Step', 'Decision', 'Reason'],
};

/** Every step of every device, what is decided about it, and why. */
export function sayPlan(devices: readonly DevicePlan[], output: Output): void {
  const rows = devices.flatMap((device) =>
    device.steps.map((step, index) => [
      index === 0 ? (device.serial ?? device.deviceKey) : '',
      index === 0 ? (device.name ?? '–') : '',
      step.id,
      step.decision,
      reasonText(step.reason, output.language),
    ]),
  );
  output.say(formatTable(columns[output.language], rows));
}
