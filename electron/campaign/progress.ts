import type { CampaignDevice, CampaignEvent, CampaignHappening } from '../../shared/domain/campaign.ts';
import { type DeviceStep, holds, type Procedure } from './procedure.ts';

export type StoredCampaignEvent = { readonly at: string; readonly event: CampaignEvent };
type Tick = Extract<CampaignEvent, { kind: 'ticked' }>;
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
      if (event.kind === 'ticked' && event.devices.includes(device)) way.tick(event, at);
      if (event.kind !== 'read') continue;
      const row = event.rows.find((found) => found.device === device);
      if (row !== undefined) way.read(row, at, event.by);
    }
    way.pass(now.getTime());
    return way.view();
  });
}

function createWay({ steps, list }: Procedure, device: string) {
  const ticked = new Map<string, number>();
  let at = 0;
  const history: CampaignHappening[] = [];
  let before: Reading['cells'] | undefined;
  let latest: Reading['cells'] | undefined;
  let doneAt: string | undefined;
  const indexOf = (id: string) => steps.findIndex((step) => step.id === id);
  const current = (): DeviceStep | undefined => (doneAt === undefined ? steps[at] : undefined);
  const happened = (what: CampaignHappening['what'], time: string, more: { by?: string; note?: string } = {}) =>
    history.push({ at: time, step: current()?.id ?? '', what, ...more });
  const countOf = (wanted: CampaignHappening['what']) => history.filter(({ what }) => what === wanted).length;

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
    happened('missed', new Date(due).toISOString());
    at = indexOf(within.since);
  }

  function isAfterTicks({ readAt }: Reading): boolean {
    const last = Math.max(0, ...ticked.values());
    return readAt !== undefined && Date.parse(readAt) + minuteMs > last;
  }

  function read(row: Reading, time: string, by: string): void {
    before ??= row.cells;
    latest = row.cells;
    const step = current();
    if (list !== undefined && holds(list.done, row.cells)) {
      if (step !== undefined) happened('shown', time, { by });
      doneAt ??= time;
      return;
    }
    // Information from before the last step proves nothing about it.
    if (step?.proof !== 'reading' || !isAfterTicks(row)) return;
    if (holds(step.expect, row.cells)) {
      happened('shown', time, { by });
      at += 1;
      return;
    }
    const due = dueBy();
    if (due !== undefined && step.within !== undefined && Date.parse(time) > due) {
      happened('missed', new Date(due).toISOString());
      at = indexOf(step.within.since);
      return;
    }
    if (step.otherwise !== step.id) happened('contradicted', time, { by });
    at = indexOf(step.otherwise);
  }

  return {
    pass,
    read,
    tick: ({ step, by, note }: Tick, time: string) => {
      if (current()?.id !== step || current()?.proof !== 'tick') return;
      happened('ticked', time, { by, ...(note !== '' && { note }) });
      ticked.set(step, Date.parse(time));
      at += 1;
    },
    view: (): CampaignDevice => {
      const step = current();
      const due = dueBy();
      return {
        device,
        ...(step === undefined ? {} : { step: step.id }),
        ...(due === undefined ? {} : { dueBy: new Date(due).toISOString() }),
        missed: countOf('missed'),
        contradicted: countOf('contradicted'),
        ...(before === undefined ? {} : { before }),
        ...(latest === undefined ? {} : { now: latest }),
        ...(doneAt === undefined ? {} : { doneAt }),
        history,
      };
    },
  };
}
