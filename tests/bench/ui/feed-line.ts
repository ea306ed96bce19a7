import type { AttachedDevice, DeviceFacts } from '../../../shared/domain/device.ts';
import type { RunView } from '../../../shared/domain/run.ts';

/** What the feed tells the station, one JSON text a line. Both ends are this bench's own. */
export type FeedLine =
  | { readonly type: 'attach'; readonly device: AttachedDevice; readonly facts: DeviceFacts }
  | { readonly type: 'facts'; readonly key: string; readonly facts: Partial<DeviceFacts> }
  | { readonly type: 'run'; readonly run: RunView };

/** One change as the feed made it: which tile will show which text, and when it was made (milliseconds since 1970). */
export type Change = { readonly key: string; readonly text: string; readonly at: number };
