import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../electron/commands/program.ts';
import { runCli } from '../support/run-cli.ts';

/** Commands run until interrupted or talk to programs; `--json` would say nothing more. */
const speaksJsonAnyway = /^(practice|practice bench|practice mdm)$/;

/** The help of a command and of all below it, by their names. */
function helpTree(command: Command, words: readonly string[] = []): Map<string, string> {
  const below = command.commands.flatMap((child) => [...helpTree(child, [...words, child.name()])]);
  return new Map([[words.join(' '), command.helpInformation()], ...below]);
}

describe('the help of every command', () => {
  const tree = helpTree(createProgram());

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

  it('is what the command prints, with 0 for its end', async () => {
    for (const words of [[], ['devices'], ['blueprint', 'plan']]) {
      const { code, stdout } = await runCli([...words, '--help']);
      expect({ code, stdout }).toEqual({ code: 0, stdout: tree.get(words.join(' ')) });
    }
  });

  it('says how to use the command', () => {
    for (const [name, help] of tree) expect.soft(help, name).toMatch(/^Usage: kitbench/);
  });

  it('offers --json wherever a program could want an answer', () => {
    const leaves = [...tree].filter(([, help]) => !help.includes('\nCommands:\n'));
    for (const [name, help] of leaves) {
      if (!speaksJsonAnyway.test(name)) expect.soft(help, name).toContain('--json');
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
