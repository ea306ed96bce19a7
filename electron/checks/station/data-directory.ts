import { constants, type Stats } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { checkReason } from '../../../shared/texts/checks/check-text.ts';
import { type Check, type Finding, fail, pass, warn } from '../check.ts';
import type { StationCheckContext } from '../context.ts';

const GB = 1_000_000_000;
const TIGHT_BYTES = 2 * GB;
/** The journal could not be written any more in the middle of a day. */
const FULL_BYTES = GB / 5;

/** The data directory can be written, by its owner alone, and has room. */
export const dataDirectoryCheck: Check<StationCheckContext> = {
  id: 'data-directory',
  when: ['doctor', 'before-run'],
  async run({ dataDir }) {
    try {
      const entry = await stat(dataDir);
      await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
      const { bavail, bsize } = await statfs(dataDir);
      return [judgeAccess(entry, dataDir), judgeRoom(bavail * bsize)];
    } catch {
      return [fail(checkReason('data.missing'), checkReason('data.missing.cure'))];
    }
  },
};

function judgeAccess(entry: Stats, dataDir: string): Finding {
  const mode = entry.mode & 0o777;
  if (!entry.isDirectory()) return fail(checkReason('data.missing'), checkReason('data.missing.cure'));
  if (entry.uid !== process.getuid?.())
    return fail(checkReason('data.other-owner'), checkReason('data.other-owner.cure'));
  if ((mode & 0o077) === 0) return pass(checkReason('data.private'));
  const command = `chmod 700 '${dataDir.replaceAll("'", `'\\''`)}'`;
  return warn(
    checkReason('data.open-to-others', { mode: mode.toString(8) }),
    checkReason('data.open-to-others.cure', { command }),
  );
}

function judgeRoom(bytes: number): Finding {
  const free = `${(bytes / GB).toFixed(1)} GB`;
  if (bytes >= TIGHT_BYTES) return pass(checkReason('data.room', { free }));
  const judge = bytes < FULL_BYTES ? fail : warn;
  return judge(checkReason('data.tight', { free }), checkReason('data.tight.cure'));
}
