import { z } from 'zod';

/** A place on the bench. It owns a *set* of LocationIDs: a USB 3 hub shows each port twice (device-protocols §9). */
export const slotSchema = z.object({
  name: z.string().trim().min(1).max(20),
  locationIds: z.array(z.number().int().nonnegative()).min(1).max(8),
});
export type Slot = z.infer<typeof slotSchema>;

/** The slot that owns this place. */
export function slotAt(slots: readonly Slot[], locationId: number | undefined): Slot | undefined {
  if (locationId === undefined) return undefined;
  return slots.find((slot) => slot.locationIds.some((id) => id >>> 0 === locationId >>> 0));
}
