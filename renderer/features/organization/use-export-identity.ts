import { useState } from 'react';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { Organization } from '../../../shared/domain/organization.ts';
import type { Problem } from '../../../shared/domain/run.ts';
import { asKitError } from '../../../shared/errors/kit-error.ts';
import { station } from '../../state/connection-store.ts';
import { reloadLibrary } from '../../state/library-store.ts';
import { outside } from '../../transport/outside.ts';

type Wish = Pick<CommandInput<'organizations.exportIdentity'>, 'password' | 'format'>;

/** Exports an identity to a file; only once the file is kept does the station note that a copy exists. */
export function useExportIdentity({ id, identity: { fingerprint } }: Organization) {
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  /** @returns the file's name; nothing when it was not kept. */
  const run = async (wish: Wish): Promise<string | undefined> => {
    setPending(true);
    setProblem(undefined);
    try {
      const { fileName, data } = await station().call('organizations.exportIdentity', { id, ...wish });
      if (!(await outside.saveFile('identity', fileName, data))) return undefined;
      await station().call('organizations.noteCopy', { id, fingerprint });
      await reloadLibrary();
      return fileName;
    } catch (error) {
      setProblem(asKitError(error).toProblem());
      return undefined;
    } finally {
      setPending(false);
    }
  };
  return { run, pending, problem, reset: () => setProblem(undefined) };
}
