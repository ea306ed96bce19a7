import type { Clock } from '../../../ports/clock.ts';
import type { MdmConfig } from '../config.ts';
import type { ManagedDevice } from '../management/devices.ts';
import type { MdmObserver } from '../management/observer.ts';
import { createPanel, type Panel } from './panel.ts';

/** The panels of all customers. They learn of devices as observers of the MDM underneath. */
export type Panels = {
  panel(customer: string): Panel | undefined;
  /** An observer that tells the panels first, then whoever stood there before. */
  observe(next: MdmObserver): MdmObserver;
};

export function createPanels(customers: MdmConfig['customers'], clock: Clock): Panels {
  const panels = new Map(
    customers.map(({ customer, licences }) => [customer, createPanel(customer, licences, clock)] as const),
  );
  // Devices with an account are mobiconnect's, whatever their group is called.
  const panelOf = ({ account, group }: ManagedDevice) =>
    account === undefined && group !== undefined ? panels.get(group) : undefined;
  return {
    panel: (customer) => panels.get(customer),
    observe: (next) => ({
      onEnrolled(device) {
        panelOf(device)?.onEnrolled(device);
        return next.onEnrolled(device);
      },
      onTaken: next.onTaken,
      onSettled(device, command, result, message) {
        panelOf(device)?.onSettled(device, command, result, message);
        next.onSettled(device, command, result, message);
      },
      onCheckedOut(device) {
        panelOf(device)?.onCheckedOut(device);
        next.onCheckedOut(device);
      },
    }),
  };
}
