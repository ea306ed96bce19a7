import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchDirectory } from '../support/scratch.ts';
import type { Office } from './support/office.ts';
import { electronProgram } from './support/open-app.ts';
import { openRoomOffice } from './support/room.ts';
import { waitFor } from './support/wait-for.ts';
import { chooseMenu, connected, openWholeOffice, personAt, watchComplaints } from './support/whole-page.ts';

describe('the window’s own page', () => {
  it('opens, connects over its port and shows the station, in the Mac’s language', async () => {
    const { page } = await openWholeOffice({ languages: ['ja-JP', 'en'] });
    const person = personAt(page);
    await person.sees('はじめに');
    await person.reads('練習 Practice');
    await connected(page, '接続中');
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    expect(await page.title()).toBe('はじめに – Kitbench');
  });

  it('says that the core starts again, keeps what it showed, and goes on by itself', async () => {
    const office = await openWholeOffice();
    const { page } = office;
    await connected(page);
    await chooseMenu(office, 'view.verify');
    process.kill(await office.corePid(), 'SIGKILL');
    await page.getByRole('status').getByText('The station is starting again.').waitFor();
    await personAt(page).sees('Verify');
    await connected(page);
    await page.getByText('The station is starting again.').waitFor({ state: 'detached' });
    expect(await office.coreState()).toEqual({ state: 'running', start: 2 });
  });
});

describe('what leaves the page', () => {
  it('is saved by the Mac’s dialog, and copied by the Mac', async () => {
    const { office, begin } = await openRoomOffice({ devices: 1, latencyMs: 0 }, openWholeOffice);
    const { page } = office;
    const watch = await begin();
    await watch.until('prepared', 30, (runs) => runs.length > 0 && runs.every(({ phase }) => phase === 'ended'));
    const file = join(scratchDirectory(), '記録.csv');
    await office.evaluate(({ dialog, clipboard }, filePath) => {
      Object.assign(globalThis, { copied: '' });
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      clipboard.writeText = async (text) => void Object.assign(globalThis, { copied: text });
    }, file);
    await chooseMenu(office, 'view.records');
    await page.getByRole('button', { name: 'Export' }).waitFor();
    await chooseMenu(office, 'file.export');
    await waitFor('the file', async () => existsSync(file));
    await waitFor('its lines', async () => readFileSync(file, 'utf8').startsWith('\uFEFF'));
    await chooseMenu(office, 'app.settings');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await office.evaluate(() => (globalThis as unknown as { copied: string }).copied, undefined);
    expect(await page.getByText(copied, { exact: true }).count()).toBe(1);
  });
});

describe.skipIf(electronProgram !== undefined)('practice from the window', () => {
  it('opens in a window and a station of its own, and is gone with the program that opened it', async () => {
    const office = await openWholeOffice();
    const opened = office.nextPage();
    await personAt(office.page).press('Practice with 12 iPads');
    await personAt(office.page).reads('The practice window is opening');
    const practice = await opened;
    const complaints = watchComplaints(practice);
    await connected(practice);
    await personAt(practice).reads('This window is for practice');
    await personAt(practice).press('Start practicing');
    await personAt(practice).sees('Server');
    const folder = await roomBeside(office);
    expect(existsSync(join(folder, 'station', 'station.sock'))).toBe(true);

    // Once more is the same room, brought to the front.
    await personAt(office.page).press('Practice with 12 iPads');
    expect(await roomBeside(office)).toBe(folder);
    expect(complaints).toEqual([]);
    await office.quit();
    await waitFor('the end of the room', async () => !existsSync(dirname(folder)));
  });
});

/** The folder of the practice room that this app's only practice program opened. */
async function roomBeside(office: Office): Promise<string> {
  const main = await office.evaluate(() => process.pid, undefined);
  const programs = childrenOf(main).filter((pid) => argumentsOf(pid).includes('--practice'));
  expect(programs).toHaveLength(1);
  const socket = programs
    .flatMap(childrenOf)
    .flatMap((pid) => argumentsOf(pid).filter((word) => /usbmuxd\.sock$/.test(word)));
  return dirname(socket[0] ?? '');
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}

function argumentsOf(pid: number): string[] {
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
}
