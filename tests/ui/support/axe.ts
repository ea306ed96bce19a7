import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What axe objects to on the page as it is, one line each; nothing when all is well. */
export async function axeObjections(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} – ${failureSummary ?? ''}`),
  );
}
