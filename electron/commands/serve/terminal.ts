import { createInterface } from 'node:readline';
import type { AskTerminal, TerminalQuestion } from '../../serve/gate.ts';
import type { Output } from '../output.ts';

const texts = {
  erase: {
    ja: 'ブラウザから、端末を消去できる操作を始めようとしています。許可しますか? [y/N] ',
    en: 'A browser wants to start work that may erase devices. Allow it? [y/N] ',
  },
  folder: {
    ja: 'ブラウザから、この Mac のフォルダに登録記録の控えを置く、または控えを読み取ろうとしています。許可しますか? [y/N] ',
    en: 'A browser wants to mirror records into a folder of this Mac, or to read a mirror there. Allow it? [y/N] ',
  },
  refused: { ja: '許可しませんでした。', en: 'Not allowed.' },
  link: { ja: '新しいリンク: {address}', en: 'New link: {address}' },
  observer: { ja: '閲覧専用リンク: {address}', en: 'View-only link: {address}' },
};

/** A question that nobody answers is answered with no. */
const patienceMs = 60_000;

export type Terminal = { readonly ask: AskTerminal; close(): void };

/**
 * The terminal that `serve` runs in (or whoever holds its standard input): it answers for browsers, and hands out links
 * (n: a new one, o: view only).
 */
export function openTerminal(
  output: Output,
  links: { readonly operator: () => string; readonly observer: () => string },
): Terminal {
  const lines = createInterface({
    input: process.stdin,
    output: process.stderr,
    terminal: process.stdin.isTTY === true && process.stderr.isTTY === true,
  });
  let isOpen = true;
  let answer: ((allowed: boolean) => void) | undefined;
  let asked: { readonly question: TerminalQuestion; readonly answered: Promise<boolean> } | undefined;

  lines.on('line', (line) => {
    const word = line.trim().toLowerCase();
    if (answer !== undefined) answer(word === 'y' || word === 'yes');
    else if (word === 'n') tell('link', links.operator());
    else if (word === 'o') tell('observer', links.observer());
  });
  lines.on('close', () => {
    isOpen = false;
    answer?.(false);
  });
  // Ctrl-C at the prompt is for the program, as if there were no prompt.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));

  function tell(what: 'link' | 'observer', address: string): void {
    output.data({ [what]: address });
    output.say(output.text(texts[what], { address }));
  }

  async function put(question: TerminalQuestion): Promise<boolean> {
    if (!isOpen) return false;
    process.stderr.write(output.text(texts[question]));
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const patience = setTimeout(() => resolve(false), patienceMs);
    answer = resolve;
    const allowed = await promise;
    clearTimeout(patience);
    answer = undefined;
    asked = undefined;
    if (!allowed) process.stderr.write(`\n${output.text(texts.refused)}\n`);
    return allowed;
  }

  return {
    ask: (question) => {
      // Two tabs that ask the same are answered together; another question waits for its own time.
      if (asked !== undefined) return asked.question === question ? asked.answered : Promise.resolve(false);
      asked = { question, answered: put(question) };
      return asked.answered;
    },
    close: () => lines.close(),
  };
}
