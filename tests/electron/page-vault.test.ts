import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { axeObjections } from '../ui/support/axe.ts';
import { testProfile } from './support/office.ts';
import { chooseMenu, openWholeOffice, personAt } from './support/whole-page.ts';

describe('the vault', () => {
  it('gets its passphrase from a person where there is no Keychain, and asks for it the next time', async () => {
    const profile = testProfile();
    const first = await openWholeOffice({ profile, keychain: 'basic_text' });
    const choosing = personAt(first.page);
    await choosing.sees('Choose a passphrase for the vault');
    expect(await axeObjections(first.page)).toEqual([]);
    await choosing.fill('New passphrase', 'short');
    await choosing.press('Make the vault');
    await choosing.reads('At least 8 characters.');
    await choosing.fill('New passphrase', 'correct horse battery');
    await choosing.fill('Once more', 'correct horse buttery');
    await choosing.press('Make the vault');
    await choosing.reads('The two are not the same.');
    await choosing.fill('Once more', 'correct horse battery');
    await choosing.press('Make the vault');
    await choosing.sees('Getting started');
    await first.quit();

    const { page } = await openWholeOffice({ profile, keychain: 'basic_text' });
    const opening = personAt(page);
    await opening.sees('Open the vault');
    await opening.fill('Passphrase', 'wrong horse');
    await opening.press('Open');
    await page.getByRole('alert').getByText('The passphrase is wrong.').waitFor();
    expect(await axeObjections(page)).toEqual([]);
    await opening.fill('Passphrase', 'correct horse battery');
    await page.keyboard.press('Enter');
    await opening.sees('Getting started');
  });

  it('that only the Keychain opens is a calm remark, until a person adds a passphrase', async () => {
    const office = await openWholeOffice();
    const { page } = office;
    const person = personAt(page);
    await person.sees('Getting started');
    await chooseMenu(office, 'view.server');
    const remark = page.getByRole('region', { name: 'About the vault' });
    await remark.getByText('Only this Mac').waitFor();
    expect(await axeObjections(page)).toEqual([]);
    await remark.getByRole('button', { name: 'Add a passphrase' }).click();
    await person.sees('Settings');
    await person.fill('New passphrase', 'correct horse battery');
    await person.fill('Once more', 'correct horse battery');
    await person.press('Add a passphrase');
    await page.getByText('Only this Mac').waitFor({ state: 'detached' });
    expect(await axeObjections(page)).toEqual([]);
    await chooseMenu(office, 'view.server');
    await person.sees('Server');
    expect(await remark.count()).toBe(0);
  });

  it('that is damaged is told with the next step, the logs and another try', async () => {
    const profile = testProfile();
    const first = await openWholeOffice({ profile });
    await first.until('running');
    await first.quit();
    const file = join(profile.dataDir, 'vault.json');
    const good = readFileSync(file);
    writeFileSync(file, 'nonsense');

    const office = await openWholeOffice({ profile });
    const { page } = office;
    const person = personAt(page);
    await person.sees('The station cannot start');
    await page.getByRole('alert').getByText('Replace it with the one from a backup.').waitFor();
    expect(await axeObjections(page)).toEqual([]);
    const shown = office.evaluate(
      ({ shell }) =>
        new Promise<string>((resolve) => {
          shell.openPath = async (path) => {
            resolve(path);
            return '';
          };
        }),
      undefined,
    );
    await person.press('Show logs');
    expect(await shown).toBe(join(profile.dataDir, 'logs'));
    writeFileSync(file, good);
    await person.press('Start again');
    await person.sees('Getting started');
  });
});
