import type { CampaignDevice, CampaignEvent } from '../../shared/domain/campaign.ts';
import { type DeviceStep, holds, type Procedure } from './procedure.ts';

export type StoredCampaignEvent = { readonly at: string; readonly event: CampaignEvent };
type Reading = Extract<CampaignEvent, { kind: 'read' }>['rows'][number];

/** Consoles tell minutes: information read in the minute of a tick may be older or younger than it. */
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Where each device stands, by what was ticked and read until `now`. */
export function progressOf(
  procedure: Procedure,
  devices: readonly string[],
  events: readonly StoredCampaignEvent[],
  now: Date,
): CampaignDevice[] {
  return devices.map((device) => {
    const way = createWay(procedure, device);
    for (const { at, event } of events) {
      way.pass(Date.parse(at));
      if (event.kind === 'ticked' && event.devices.includes(device)) way.tick(event.step, Date.parse(at));
      const row = event.kind === 'read' ? event.rows.find((found) => found.device === device) : undefined;
      if (row !== undefined) way.read(row, at);
    }
    way.pass(now.getTime());
    return way.view();
  });
}

function createWay({ steps, list }: Procedure, device: string) {
  const ticked = new Map<string, number>();
  let at = 0;
  let [missed, contradicted] = [0, 0];
  let before: Reading['cells'] | undefined;
  let latest: Reading['cells'] | undefined;
  let doneAt: string | undefined;
  const indexOf = (id: string) => steps.findIndex((step) => step.id === id);
  const current = (): DeviceStep | undefined => (doneAt === undefined ? steps[at] : undefined);

  function dueBy(): number | undefined {
    const within = current()?.within;
    const since = within === undefined ? undefined : ticked.get(within.since);
    return within === undefined || since === undefined ? undefined : since + within.days * dayMs;
  }

  /** What had to be done by now and was not, begins again. */
  function pass(time: number): void {
    const due = dueBy();
    const within = current()?.within;
    // What was done in time may be read later: it stays done.
    if (due === undefined || within === undefined || time <= due || current()?.proof === 'reading') return;
    missed += 1;
    at = indexOf(within.since);
  }

  function isAfterTicks({ readAt }: Reading): boolean {
    const last = Math.max(0, ...ticked.values());
    return readAt !== undefined && Date.parse(readAt) + minuteMs > last;
  }

  function read(row: Reading, time: string): void {
    before ??= row.cells;
    latest = row.cells;
    if (list !== undefined && holds(list.done, row.cells)) {
      doneAt ??= time;
      return;
    }
    const step = current();
    // Information from before the last step proves nothing about it.
    if (step?.proof !== 'reading' || !isAfterTicks(row)) return;
    if (holds(step.expect, row.cells)) {
      at += 1;
      return;
    }
    const due = dueBy();
    if (due !== undefined && step.within !== undefined && Date.parse(time) > due) {
      missed += 1;
      at = indexOf(step.within.since);
      return;
    }
    if (step.otherwise !== step.id) contradicted += 1;
    at = indexOf(step.otherwise);
  }

  return {
    pass,
    read,
    tick: (step: string, time: number) => {
      if (current()?.id !== step || current()?.proof !== 'tick') return;
      ticked.set(step, time);
      at += 1;
    },
    view: (): CampaignDevice => {
      const step = current();
      const due = dueBy();
      return {
        device,
        ...(step === undefined ? {} : { step: step.id }),
        ...(due === undefined ? {} : { dueBy: new Date(due).toISOString() }),
        missed,
        contradicted,
        ...(before === undefined ? {} : { before }),
        ...(latest === undefined ? {} : { now: latest }),
        ...(doneAt === undefined ? {} : { doneAt }),
      };
    },
  };
}
