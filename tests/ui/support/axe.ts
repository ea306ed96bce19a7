import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/**
 * What axe objects to on the page as it is, one line each; nothing when all is well.
 * @param rules only these, by axe's names
 */
export async function axeObjections(page: Page, rules: readonly string[] = []): Promise<string[]> {
  // Without frames there is nothing to put together on a further page.
  // A tooltip that the pointer happens to rest on lies beside all landmarks, as tooltips do; the region rule minds.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude('[role="tooltip"]');
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} – ${failureSummary ?? ''}`),
  );
}
