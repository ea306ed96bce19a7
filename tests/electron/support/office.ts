import { afterAll, beforeAll, onTestFinished } from 'vitest';
import type { CoreState } from '../../../shared/contract/window.ts';
import { fixture } from './fixture-page.ts';
import { type AppOptions, openApp, type RunningApp } from './open-app.ts';
import { type ScratchProfile, scratchProfile } from './scratch-profile.ts';
import { waitFor } from './wait-for.ts';

export type Office = RunningApp & {
  readonly dataDir: string;
  readonly fixture: ReturnType<typeof fixture>;
  coreState(): Promise<CoreState>;
  /** Waits for the core to be in this state. */
  until(state: CoreState['state']): Promise<CoreState>;
  corePid(): Promise<number>;
  /** As a person quits, and waits for the end. */
  quit(): Promise<number | null>;
};

type Options = Omit<AppOptions, 'args'> & { readonly profile?: Pick<ScratchProfile, 'args' | 'dataDir'> };

/** The app on this station, closed when the test is over. */
export async function openOffice(options: Options = {}): Promise<Office> {
  const profile = options.profile ?? testProfile();
  const office = await open(profile, options);
  onTestFinished(office.kill);
  return office;
}

/** A station that is gone when the test is over. */
export function testProfile(): ScratchProfile {
  const profile = scratchProfile();
  onTestFinished(profile.remove);
  return profile;
}

/** One app for all tests of a file whose core runs; each test leaves it as it was. */
export function shareOffice(options: Options = {}): { readonly office: Office } {
  const profile = scratchProfile();
  let office: Office | undefined;
  beforeAll(async () => {
    office = await open(profile, options);
    await office.until('running');
  });
  afterAll(async () => {
    await office?.kill();
    profile.remove();
  });
  return {
    get office() {
      if (office === undefined) throw new Error('the app is not open');
      return office;
    },
  };
}

async function open(profile: Pick<ScratchProfile, 'args' | 'dataDir'>, options: AppOptions): Promise<Office> {
  const app = await openApp({ ...options, args: profile.args });
  const page = fixture(app.page);
  const coreState = async () => {
    const { output } = await page.bridge<{ core: CoreState }>('readState');
    if (output === undefined) throw new Error('the page may not read the state');
    return output.core;
  };
  return {
    ...app,
    dataDir: profile.dataDir,
    fixture: page,
    coreState,
    until: (state) =>
      waitFor(`core ${state}`, async () => {
        const found = await coreState();
        return found.state === state ? found : undefined;
      }),
    corePid: () =>
      app.evaluate(
        ({ app }) => app.getAppMetrics().find(({ serviceName }) => serviceName === 'Kitbench Core')?.pid ?? 0,
        undefined,
      ),
    quit: async () => {
      await app.evaluate(({ app }) => app.quit(), undefined);
      return app.exited;
    },
  };
}
