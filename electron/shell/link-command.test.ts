import { lstatSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchDirectory } from '../../tests/support/scratch.ts';
import { linkCommand } from './link-command.ts';

describe('the command line tool', () => {
  it('is linked, also in place of an older link', () => {
    const path = join(scratchDirectory(), 'bin', 'kitbench');
    expect(linkCommand('/Applications/Old.app/kitbench', path).linked).toBe(true);
    expect(linkCommand('/Applications/Kitbench.app/kitbench', path).linked).toBe(true);
    expect(linkCommand('/Applications/Kitbench.app/kitbench', path).linked).toBe(true);
    expect(readlinkSync(path)).toBe('/Applications/Kitbench.app/kitbench');
  });

  it('replaces a link that leads nowhere', () => {
    const path = join(scratchDirectory(), 'kitbench');
    symlinkSync('/nowhere', path);
    expect(linkCommand('/app/kitbench', path).linked).toBe(true);
  });

  it('leaves somebody else’s program alone and says what to type', () => {
    const path = join(scratchDirectory(), 'kitbench');
    writeFileSync(path, '#!/bin/sh\n');
    const { linked, command } = linkCommand("/it's here/kitbench", path);
    expect(linked).toBe(false);
    expect(command).toContain(String.raw`sudo ln -sf '/it'\''s here/kitbench' '${path}'`);
    expect(lstatSync(path).isFile()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe('#!/bin/sh\n');
  });
});
