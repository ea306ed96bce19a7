import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EnrollmentRoom, openEnrollmentRoom } from '../support/enrollment-room.ts';
import { axeObjections } from './support/axe.ts';
import { launchChromium } from './support/chromium.ts';
import { openTab, type Tab } from './support/tab.ts';

let room: EnrollmentRoom;
let browser: Browser;
let page: Page;
let tab: Tab;
beforeAll(async () => {
  [room, browser] = await Promise.all([openEnrollmentRoom(), launchChromium()]);
  await room.enroll();
  tab = await openTab(browser, { elsewhere: { username: 'admin@practice.example', password: 'practice-admin' } });
  page = tab.page;
  await page.goto(room.mdm.ready.console.url);
});
afterAll(async () => {
  await browser?.close();
  await room?.close();
});

const row = (table: string) => page.getByRole('region', { name: table }).getByRole('row');

describe('the page of the practice console', () => {
  it('shows licences, groups, devices and requests in the console’s words', async () => {
    const device = row('端末一覧').filter({ hasText: room.device.hardware.serial });
    await device.waitFor();
    expect(await device.innerText()).toMatch(/有効.*iOS-Standard.*\/ルートグループ\/教室A\//s);
    const request = row('管理要求管理').filter({ hasText: '端末基本情報取得' });
    expect(await request.innerText()).toContain('成功');
    expect(await page.getByText('1 / 10000').isVisible()).toBe(true);
    expect(await axeObjections(page)).toEqual([]);
  });

  it('shows the devices of the chosen group only', async () => {
    await page.getByRole('button', { name: '教室B' }).click();
    await row('端末一覧').filter({ hasText: 'まだありません' }).waitFor();
    await page.getByRole('button', { name: '教室B' }).click();
    await row('端末一覧').filter({ hasText: room.device.hardware.serial }).waitFor();
    expect(tab.wrong).toEqual([]);
  });

  it('says so when the server does not answer, and recovers', async () => {
    await room.mdm.setLink('console', 'down');
    await page.getByRole('alert').waitFor();
    await room.mdm.setLink('console', 'up');
    await page.getByRole('alert').waitFor({ state: 'hidden' });
  });
});
