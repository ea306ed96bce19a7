import { describe, expect, it } from 'vitest';
import { watchRuns } from '../../electron/practice/rehearse/run-watch.ts';
import type { RunView } from '../../shared/domain/run.ts';
import { type Office, openOffice } from './support/office.ts';
import { openRoomOffice } from './support/room.ts';
import { waitFor } from './support/wait-for.ts';

const allEnded = (runs: readonly RunView[]) => runs.length > 0 && runs.every(({ phase }) => phase === 'ended');
const isUnderWay = (runs: readonly RunView[]) =>
  runs.some(({ steps }) => steps.some(({ step, state }) => step === 'inspect' && state === 'done'));

/** Notes what the shell shows outside the page, in the main process. */
function watchOutside(office: Office): Promise<void> {
  return office.evaluate(({ app, BrowserWindow, Notification, dialog, powerSaveBlocker }) => {
    const outside = {
      progress: [] as number[],
      badges: [] as number[],
      shown: [] as string[],
      asked: [] as object[],
      blockers: 0,
    };
    Object.assign(globalThis, { outside, answer: 0 });
    const [window] = BrowserWindow.getAllWindows();
    if (window) window.setProgressBar = (progress) => void outside.progress.push(progress);
    app.setBadgeCount = (count = 0) => outside.badges.push(count) > 0;
    Notification.prototype.show = function show() {
      outside.shown.push(`${this.title} / ${this.body}`);
    };
    dialog.showMessageBox = async (...box: readonly unknown[]) => {
      outside.asked.push(box.at(-1) as object);
      return { response: (globalThis as unknown as { answer: number }).answer, checkboxChecked: false };
    };
    const { start, stop } = powerSaveBlocker;
    powerSaveBlocker.start = (kind) => {
      outside.blockers += 1;
      return start(kind);
    };
    powerSaveBlocker.stop = (id) => {
      outside.blockers -= 1;
      return stop(id);
    };
  }, undefined);
}

type Outside = {
  readonly progress: readonly number[];
  readonly badges: readonly number[];
  readonly shown: readonly string[];
  readonly asked: readonly { message: string; buttons: string[]; defaultId: number; cancelId: number }[];
  readonly blockers: number;
};
const outside = (office: Office) =>
  office.evaluate(() => (globalThis as unknown as { outside: Outside }).outside, undefined);

describe('devices that are worked on', () => {
  it('go on while the page reloads, and the page finds them again', async () => {
    const { office, begin } = await openRoomOffice({ devices: 2, latencyMs: 40 });
    await office.fixture.connect();
    const pid = await office.corePid();
    const watch = await begin();
    await watch.until('under way', 20, isUnderWay);
    await office.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('view.reload')?.click(), undefined);
    await office.page.waitForFunction('page.frames.length === 0');
    await office.fixture.connect();
    expect(await office.fixture.call('runs.list', { active: true })).toMatchObject({ type: 'answer' });
    await watch.until('prepared', 30, allEnded);
    expect([...watch.runs.values()].map(({ end }) => end)).toEqual(['prepared', 'prepared']);
    expect(await office.corePid()).toBe(pid);
    const told = await office.fixture.frames();
    expect(told.some(({ type }) => type === 'patch')).toBe(true);
  });

  it('are resumed when the core is killed in the middle, and none is configured twice', async () => {
    const { office, begin, connect, room } = await openRoomOffice({ devices: 2, latencyMs: 40 });
    const watch = await begin();
    await watch.until('under way', 20, isUnderWay);
    process.kill(await office.corePid(), 'SIGKILL');
    await waitFor('the next core', async () => {
      const state = await office.coreState();
      return state.state === 'running' && state.start === 2;
    });
    const client = await connect();
    await client.call('station.arm', { armed: true });
    const resumed = await watchRuns(client);
    await resumed.until('prepared', 40, allEnded);
    expect([...resumed.runs.values()].map(({ end }) => end)).toEqual(['prepared', 'prepared']);
    const { devices } = (await room.benchControl.call('state', {})) as { devices: { counters: object }[] };
    for (const { counters } of devices) expect(counters).toMatchObject({ cloudConfigurationWrites: 1 });
  });

  it('are shown in dock and notifications, and keep the Mac awake', async () => {
    const { office, begin } = await openRoomOffice({ devices: 2, latencyMs: 40 });
    await watchOutside(office);
    await office.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur(), undefined);
    const watch = await begin();
    await waitFor('awake', async () => (await outside(office)).blockers === 1);
    await watch.until('prepared', 30, allEnded);
    await waitFor('at rest', async () => (await outside(office)).blockers === 0);
    const { progress, shown, badges } = await outside(office);
    expect(shown).toEqual(['All done / 2 done']);
    const bar = progress.filter((value) => value >= 0);
    expect(bar.length).toBeGreaterThan(1);
    expect(bar).toEqual(bar.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(-1);
    expect(badges.at(-1)).toBe(0);
  });

  it('are counted before the program quits, with Cancel as the default; then they rest in good order', async () => {
    const { office, begin, connect, room } = await openRoomOffice({ devices: 2, latencyMs: 60 });
    await watchOutside(office);
    const watch = await begin();
    await watch.until('under way', 20, isUnderWay);
    const pid = await office.corePid();
    await waitFor('counted', async () => (await outside(office)).progress.some((value) => value >= 0));

    await office.evaluate(({ app }) => app.quit(), undefined);
    const [asked] = await waitFor('asked', async () => {
      const found = (await outside(office)).asked;
      return found.length > 0 && found;
    });
    expect(asked).toMatchObject({
      message: 'Quit while 2 devices are being worked on?',
      buttons: ['Cancel', 'Quit'],
      defaultId: 0,
      cancelId: 0,
    });
    expect(await office.corePid()).toBe(pid);
    expect(await office.coreState()).toMatchObject({ state: 'running', start: 1 });

    await office.evaluate(() => void Object.assign(globalThis, { answer: 1 }), undefined);
    expect(await office.quit()).toBe(0);
    await watch.until('at rest', 5, (runs) => runs.every(({ phase }) => phase !== 'ended'));

    const next = await openOffice({ profile: { args: ['--profile', room.profileFile], dataDir: room.dataDir } });
    await next.until('running');
    const resumed = await watchRuns(await connect());
    await resumed.until('prepared', 40, allEnded);
    expect([...resumed.runs.values()].map(({ end }) => end)).toEqual(['prepared', 'prepared']);
  });

  it('start no step while the Mac sleeps, and go on when it wakes', async () => {
    const { office, connect } = await openRoomOffice({ devices: 1, latencyMs: 0 });
    const client = await connect();
    const paused = async () => (await client.call('station.status', {})).paused;
    await office.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'), undefined);
    await waitFor('paused', paused);
    await office.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'), undefined);
    await waitFor('going on', async () => !(await paused()));

    await client.call('station.pause', { paused: true });
    await office.evaluate(({ powerMonitor }) => void powerMonitor.emit('suspend'), undefined);
    await office.evaluate(({ powerMonitor }) => void powerMonitor.emit('resume'), undefined);
    await office.fixture.connect();
    expect(await paused()).toBe(true);
  });
});
