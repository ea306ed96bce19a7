import { buildPageIfNeeded } from '../../../resources/build/build-page.ts';

/** Once before all tests. */
export async function setup(): Promise<void> {
  await buildPageIfNeeded();
}
