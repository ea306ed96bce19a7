import type { DeviceSnapshot } from '../../../../shared/domain/device.ts';
import { useCommand } from '../../../state/use-command.ts';
import { ErrorNote } from '../../../ui/error-note.tsx';

/** Why a device cannot be read, and trying once more. */
export function DeviceProblem({ device }: { readonly device: DeviceSnapshot }) {
  const inspect = useCommand('devices.inspect');
  const problem = inspect.problem ?? (device.problem === undefined ? undefined : problemOf(device.problem));
  return <ErrorNote problem={problem} onRetry={() => void inspect.run({ device: device.key })} />;
}

function problemOf(code: string) {
  return { code, params: {}, chain: [] };
}
