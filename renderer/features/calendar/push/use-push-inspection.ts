import { useState } from 'react';
import type { PushReport } from '../../../../shared/domain/push-certificate.ts';
import type { Problem } from '../../../../shared/domain/run.ts';
import { asKitError } from '../../../../shared/errors/kit-error.ts';
import { station } from '../../../state/connection-store.ts';
import type { PickedFile } from '../picked-file.ts';

type Files = {
  readonly certificate: PickedFile;
  readonly previous: PickedFile | undefined;
  readonly key: PickedFile | undefined;
  readonly keyPassword: string;
  readonly serverId: string | null;
};

/** Has the station look at a push certificate. What it found is forgotten as soon as a file changes. */
export function usePushInspection() {
  const [pending, setPending] = useState(false);
  const [report, setReport] = useState<PushReport>();
  const [problem, setProblem] = useState<Problem>();
  const forget = () => {
    setReport(undefined);
    setProblem(undefined);
  };
  const run = async ({ certificate, previous, key, keyPassword, serverId }: Files) => {
    setPending(true);
    forget();
    try {
      setReport(
        await station().call('push.inspect', {
          certificate: certificate.data,
          keyPassword,
          serverId,
          ...(previous === undefined ? {} : { previous: previous.data }),
          ...(key === undefined ? {} : { key: key.data }),
        }),
      );
    } catch (error) {
      setProblem(asKitError(error).toProblem());
    } finally {
      setPending(false);
    }
  };
  return { run, forget, pending, report, problem };
}
