import { beforeAll, describe, expect, it } from 'vitest';
import { type CliResult, runCli } from '../support/run-cli.ts';

/** Commands run until interrupted or talk to programs; `--json` would say nothing more. */
const speaksJsonAnyway = /^(practice|practice bench|practice mdm)$/;

/** Every command below a name, found by what its own help lists. */
async function helpTree(words: readonly string[] = []): Promise<Map<string, CliResult>> {
  const help = await runCli([...words, '--help']);
  const [, list = ''] = help.stdout.split('\nCommands:\n');
  const names = [...list.matchAll(/^ {2}(\S+)/gm)].flatMap(([, name]) => (name && name !== 'help' ? [name] : []));
  const below = await Promise.all(names.map((name) => helpTree([...words, name])));
  return new Map([[words.join(' '), help], ...below.flatMap((tree) => [...tree])]);
}

describe('the help of every command', () => {
  let tree: Map<string, CliResult>;
  beforeAll(async () => {
    tree = await helpTree();
  }, 60_000);

  it('is there for the commands that the manual names', () => {
    const named = ['rehearse', 'devices list', 'devices watch', 'devices show', 'server url', 'server parse'];
    const more = [
      'blueprint check',
      'blueprint plan',
      'blueprint apply',
      'records list',
      'records sync',
      'records export',
    ];
    expect([...tree.keys()]).toEqual(
      expect.arrayContaining([...named, ...more, 'doctor', 'station', 'practice bench']),
    );
  });

  it('ends with 0 and says how to use the command', () => {
    for (const [name, help] of tree) {
      expect.soft(help.code, name).toBe(0);
      expect.soft(help.stdout, name).toMatch(/^Usage: kitbench/);
    }
  });

  it('offers --json wherever a program could want an answer', () => {
    const leaves = [...tree].filter(([, help]) => !help.stdout.includes('\nCommands:\n'));
    for (const [name, help] of leaves) {
      if (!speaksJsonAnyway.test(name)) expect.soft(help.stdout, name).toContain('--json');
    }
  });
});

describe('words that no command knows', () => {
  it.each([[['nonsense']], [['devices', 'nonsense']], [['rehearse', '--nonsense']], [['devices', 'show']]])(
    '%j ends with 2',
    async (words) => {
      const { code, stderr } = await runCli(words);
      expect(code).toBe(2);
      expect(stderr).not.toMatch(/\n\s+at /);
    },
  );
});
