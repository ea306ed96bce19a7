import { useState } from 'react';
import type { Problem } from '../../../shared/domain/run.ts';
import { asKitError } from '../../../shared/errors/kit-error.ts';
import { station } from '../../state/connection-store.ts';
import { toBase64 } from '../../ui/base64.ts';

/** Has the station read the serial numbers of files: it knows the consoles' CSV and their encodings. */
export function useSerialFiles(onSerials: (serials: readonly string[]) => void) {
  const [problem, setProblem] = useState<Problem>();
  const take = async (files: readonly File[]) => {
    setProblem(undefined);
    try {
      const lists = await Promise.all(
        files.map(async (file) => {
          const data = toBase64(new Uint8Array(await file.arrayBuffer()));
          return station().call('fleet.serials', { file: { fileName: file.name, data } });
        }),
      );
      onSerials(lists.flatMap(({ serials }) => serials));
    } catch (error) {
      setProblem(asKitError(error).toProblem());
    }
  };
  return { take, problem, reset: () => setProblem(undefined) };
}
