import type { Greeting } from '../../../shared/contract/host.ts';

/** How practice begins from this window: it is here already, it can be opened, or a command opens it. */
export type PracticeWay = 'here' | 'open' | 'command';

export const practiceDevices = 12;
export const practiceCommand = `kitbench serve --practice ${practiceDevices}`;

export function practiceWayOf(greeting: Greeting | undefined): PracticeWay {
  if (greeting?.practice !== undefined) return 'here';
  return greeting?.offersPractice === true && greeting.role !== 'observer' ? 'open' : 'command';
}
