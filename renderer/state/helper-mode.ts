import { useBench } from './bench-store.ts';
import { useConnection } from './connection-store.ts';

/** Keeps what this window may do in step with the station's helper mode. */
export function followHelperMode(): void {
  useBench.subscribe(({ status }) => {
    const helperMode = status?.helper.on === true;
    if (useConnection.getState().helperMode !== helperMode) useConnection.setState({ helperMode });
  });
}
