import { describe, expect, it } from 'vitest';
import { axeObjections } from '../ui/support/axe.ts';
import { openRoomOffice } from './support/room.ts';
import { waitFor } from './support/wait-for.ts';
import { chooseMenu, connected, openWholeOffice, personAt } from './support/whole-page.ts';

describe('the menu', () => {
  it('opens every view, and what it asks for is done or politely refused', async () => {
    const office = await openWholeOffice();
    const { page } = office;
    const person = personAt(page);
    await connected(page);
    for (const [item, title] of [
      ['view.station', 'Settings'],
      ['view.server', 'Server'],
      ['view.organization', 'Organization'],
      ['view.blueprint', 'Blueprint'],
      ['view.apply', 'Apply'],
      ['view.verify', 'Verify'],
      ['view.records', 'Records'],
      ['view.fleet', 'Fleet'],
      ['app.settings', 'Settings'],
    ] as const) {
      await chooseMenu(office, item);
      await person.sees(title);
    }
    await chooseMenu(office, 'file.export');
    await page.getByRole('status').getByText('"Export" has nothing to do in this view.').waitFor();
    await chooseMenu(office, 'view.organization');
    await page.getByText('has nothing to do').waitFor({ state: 'detached' });
    await chooseMenu(office, 'file.new');
    await page.getByRole('textbox', { name: 'Name' }).first().waitFor();
    await chooseMenu(office, 'edit.select-ready');
    await person.sees('Apply');
    await person.reads('"Select All Ready Devices" has nothing to do in this view.');
    await chooseMenu(office, 'help.shortcuts');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    expect(await axeObjections(page)).toEqual([]);
  });

  it('arms, presses the main action, finds, selects and filters', async () => {
    const { office, connect, ready } = await openRoomOffice({ devices: 2, latencyMs: 0 }, openWholeOffice);
    const { page } = office;
    const person = personAt(page);
    const client = await connect();
    await ready();
    // What the command line set up beside it, the window lists when it is looked at again.
    await page.reload();
    await connected(page);
    await chooseMenu(office, 'devices.arm');
    await waitFor('armed', async () => (await client.call('station.status', {})).armed);
    await chooseMenu(office, 'devices.disarm');
    await waitFor('disarmed', async () => !(await client.call('station.status', {})).armed);
    await chooseMenu(office, 'view.server');
    await person.sees('Server');
    await chooseMenu(office, 'edit.find');
    await person.sees('Apply');
    await page.getByRole('searchbox').and(page.locator(':focus')).waitFor();
    await chooseMenu(office, 'view.records');
    await person.sees('Records');
    await chooseMenu(office, 'edit.select-ready');
    await page.getByRole('button', { name: 'Plan for 2' }).waitFor();
    await chooseMenu(office, 'devices.primary');
    await page.getByRole('button', { name: 'Plan for 2' }).waitFor({ state: 'detached' });
    await chooseMenu(office, 'view.verify');
    await person.sees('Verify');
    await chooseMenu(office, 'view.needs-me');
    await page.getByRole('button', { name: /need you/, pressed: true }).waitFor();
  });

  it('exports the one thing that a view has, or the one that a person picks', async () => {
    const office = await openWholeOffice();
    const { page } = office;
    const person = personAt(page);
    await connected(page);
    await chooseMenu(office, 'view.organization');
    const identity = page.getByRole('group', { name: 'Export the supervision identity' });
    for (const name of ['Aoba', 'Wakaba']) {
      await person.sees('Organization');
      await chooseMenu(office, 'file.new');
      await page.getByRole('textbox', { name: 'Name' }).fill(name);
      await chooseMenu(office, 'devices.primary');
      await page.getByRole('article', { name }).waitFor();
      await chooseMenu(office, 'file.export');
      if (name === 'Aoba') await identity.and(page.locator(':focus')).waitFor();
    }
    const choice = page.getByRole('combobox', { name: 'Which one do you want to export?' });
    expect(await axeObjections(page)).toEqual([]);
    await choice.click();
    await page.getByRole('option', { name: 'Wakaba' }).click();
    await page.getByRole('article', { name: 'Wakaba' }).and(page.locator(':has(fieldset:focus)')).waitFor();
    expect(await identity.count()).toBe(1);
    await choice.waitFor({ state: 'detached' });

    await chooseMenu(office, 'view.blueprint');
    await person.sees('Blueprint');
    await chooseMenu(office, 'file.new');
    await page.getByRole('textbox', { name: 'Blueprint name' }).fill('Classroom');
    await chooseMenu(office, 'devices.primary');
    await page.getByRole('article', { name: 'Classroom' }).waitFor();
    await chooseMenu(office, 'file.export');
    await page.getByRole('group', { name: 'Export the blueprint' }).waitFor();
  });

  it('and the settings are one: language, theme, sounds', async () => {
    const office = await openWholeOffice({ languages: ['ja'] });
    const { page } = office;
    const checked = (id: string) =>
      office.evaluate(({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.checked, id);
    const scheme = () => page.locator('html').getAttribute('data-mantine-color-scheme');
    await connected(page, '接続中');
    await chooseMenu(office, 'view.language.en');
    await connected(page);
    await chooseMenu(office, 'view.appearance.dark');
    await waitFor('dark', async () => (await scheme()) === 'dark');
    await chooseMenu(office, 'app.settings');
    expect(await axeObjections(page)).toEqual([]);
    await page.getByRole('radiogroup', { name: 'Appearance' }).getByText('Light').click();
    await waitFor('light', async () => (await scheme()) === 'light');
    expect(await checked('view.appearance.light')).toBe(true);
    await page.getByRole('switch', { name: 'Play a sound' }).click();
    await waitFor('silent', async () => (await checked('devices.sounds')) === false);
    await page.getByRole('radiogroup', { name: 'Language' }).getByText('日本語').click();
    await connected(page, '接続中');
    expect(await checked('view.language.ja')).toBe(true);
  });
});
