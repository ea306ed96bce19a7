import type { Page } from 'playwright';

/** What the fixture page (tests/electron/fixture/page.js) keeps and can do. Expressions run in the page. */
export function fixture(page: Page) {
  const run = <T>(expression: string) => page.evaluate<T>(expression);
  const words = (...values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join(', ');
  return {
    connect: () => run<{ type: string; contractVersion: number; station: string }>('page.connect()'),
    /** One request of the contract over the port. */
    call: <T = unknown>(kind: string, input: unknown = {}) =>
      run<{ type: 'answer'; output: T } | { type: 'problem'; problem: { code: string } }>(
        `page.call(${words(kind, input)})`,
      ),
    say: (frame: unknown) => run(`page.say(${words(frame)})`),
    /** One function of the bridge. */
    bridge: <T = unknown>(name: string, ...input: readonly unknown[]) =>
      run<{ ok: boolean; output?: T; problem?: { code: string } }>(`kitbench.${name}(${words(...input)})`),
    events: () => run<{ type: string; command?: string; state?: { core: { state: string } } }[]>('page.events'),
    frames: () => run<{ type: string }[]>('page.frames'),
    violations: () => run<string[]>('page.violations'),
    probe: (name: string, url = '') => run(`page.probe(${words(name, url)})`),
    leave: (way: string, url: string) => run(`page.leave(${words(way, url)})`),
    read: <T>(expression: string) => run<T>(expression),
  };
}
