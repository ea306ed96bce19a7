import { app } from 'electron';
import { asKitError, KitError } from '../shared/errors/kit-error.ts';
import { languages } from '../shared/texts/language.ts';
import { problemText } from '../shared/texts/problem-text.ts';
import { readLaunch } from './shell/launch.ts';
import { startPractice, startShell } from './shell/start-shell.ts';
import { practiceRoom } from './window-practice.ts';

/** The app's program: the window, or the `kitbench` command when its script starts it. */
const launch = readLaunch(process.argv, {
  isPackaged: app.isPackaged,
  hasSwitch: (name) => app.commandLine.hasSwitch(name),
});

try {
  if (launch.kind === 'refused') throw new KitError('window.switch-refused', { name: launch.what });
  if (launch.kind === 'window') startShell(launch.profileFile);
  else if (launch.kind === 'practice') startPractice(practiceRoom(launch.devices));
  else void command(launch.argv);
} catch (error) {
  // No window yet, and perhaps none ever: both languages, on the terminal that this was started from.
  for (const language of languages) {
    const { what, next } = problemText(asKitError(error).toProblem(), language);
    process.stderr.write(`${what} ${next}\n`);
  }
  app.exit(2);
}

/** Runs the command line in this very process, without a window and without a place in the dock. */
async function command(argv: readonly string[]): Promise<void> {
  app.dock?.hide();
  process.argv = [...argv];
  try {
    await import('./cli.ts');
  } finally {
    app.exit(Number(process.exitCode ?? 0));
  }
}
