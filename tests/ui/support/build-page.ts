import { buildPageIfNeeded } from '../../../tools/build-page.ts';

/** Once before all tests. */
export async function setup(): Promise<void> {
  await buildPageIfNeeded();
}
