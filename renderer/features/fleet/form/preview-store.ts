import { create } from 'zustand';
import type { FleetPreview } from '../../../../shared/domain/fleet.ts';

/** What would be done, as the station said last. It is no consent: that names its code and nonce. */
export const usePreview = create<{ readonly preview: FleetPreview | undefined }>(() => ({ preview: undefined }));

export function keepPreview(preview: FleetPreview): void {
  usePreview.setState({ preview });
}

export function forgetPreview(): void {
  usePreview.setState({ preview: undefined });
}
