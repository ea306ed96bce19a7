import { describe, expect, it } from 'vitest';
import { readLaunch } from './launch.ts';

const packaged = (args: readonly string[]) =>
  readLaunch(['/Applications/Kitbench.app/Contents/MacOS/Kitbench', ...args], {
    isPackaged: true,
    hasSwitch: (name) => args.some((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`)),
  });
const fromSources = (args: readonly string[]) =>
  readLaunch(['/electron', 'dist/app/main.js', ...args], { isPackaged: false, hasSwitch: () => true });

describe('how the app is started', () => {
  it('is the window of the production station, whatever else macOS passes', () => {
    expect(packaged([])).toEqual({ kind: 'window', profileFile: undefined });
    expect(packaged(['-psn_0_1234', '/Users/me/file.json'])).toEqual({ kind: 'window', profileFile: undefined });
  });

  it('is a command when the linked script says so, and may have a profile then', () => {
    expect(packaged(['--kitbench-command', 'devices', '--profile', 'p.json'])).toEqual({
      kind: 'command',
      argv: ['/Applications/Kitbench.app/Contents/MacOS/Kitbench', 'devices', '--profile', 'p.json'],
    });
  });

  it.each([
    '--remote-debugging-port=9222',
    '--remote-debugging-pipe',
    '--inspect=127.0.0.1:9229',
    '--js-flags=--expose-gc',
    '--disable-web-security',
    '--no-sandbox',
    '--password-store=basic',
    '--user-data-dir=/tmp/x',
  ])('is refused in a packaged app with %s', (word) => {
    expect(packaged([word])).toEqual({ kind: 'refused', what: word.split('=')[0] });
    expect(packaged(['--kitbench-command', 'devices', word])).toMatchObject({ kind: 'refused' });
  });

  it('is the window of a practice room, also in a packaged app', () => {
    expect(packaged(['--practice', '24'])).toEqual({ kind: 'practice', devices: 24 });
    expect(fromSources(['--practice'])).toEqual({ kind: 'practice', devices: 12 });
    for (const wrong of ['1', '65', 'many', '2.5']) {
      expect(packaged(['--practice', wrong])).toEqual({ kind: 'refused', what: '--practice' });
    }
  });

  it('takes another station’s profile from a source checkout only', () => {
    expect(fromSources(['--profile', 'p.json'])).toEqual({ kind: 'window', profileFile: 'p.json' });
    expect(packaged(['--profile', 'p.json'])).toEqual({ kind: 'refused', what: '--profile' });
    expect(packaged(['--profile=p.json'])).toEqual({ kind: 'refused', what: '--profile' });
    expect(fromSources(['--profile'])).toEqual({ kind: 'refused', what: '--profile' });
  });
});
