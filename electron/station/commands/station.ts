import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

export function stationHandlers({
  kitting,
  status,
  checks,
  requestStop,
  publishStatus,
}: StationContext): Pick<Handlers, 'station.status' | 'station.arm' | 'station.pause' | 'station.stop' | 'checks.run'> {
  return {
    'station.status': () => status.read(),
    'station.arm': ({ armed }) => {
      kitting.arm(armed);
      publishStatus();
      return status.read();
    },
    'station.pause': ({ paused }) => {
      if (paused) kitting.pause();
      else kitting.resumeAll();
      publishStatus();
      return status.read();
    },
    'station.stop': () => {
      requestStop();
      return { stopping: true };
    },
    'checks.run': ({ when }) => checks.run(when),
  };
}
