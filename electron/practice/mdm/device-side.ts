import { type Answer, answerPage, type Exchange, type Handler } from '../https/exchange.ts';
import { answerDiscovery } from './enrollment/discovery.ts';
import { answerEnrollment, type EnrollmentContext } from './enrollment/enroll.ts';
import { answerCheckIn } from './management/checkin.ts';
import { answerConnect } from './management/connect.ts';
import type { ManagedDevice } from './management/devices.ts';
import { firstCommands } from './management/first-commands.ts';

export type DeviceSideContext = EnrollmentContext & {
  /** Called once a newly enrolled device has commands waiting: it sleeps until pushed. */
  readonly onEnrolled: (device: ManagedDevice) => void;
};

/** Everything devices (and Apple Configurator) ask: discovery, enrollment, check-in and connect. */
export function createDeviceSide(context: DeviceSideContext): Handler {
  const checkIn = {
    ...context,
    onEnrolled(device: ManagedDevice) {
      for (const command of firstCommands) device.queue.enqueue(command);
      context.onEnrolled(device);
    },
  };
  return (exchange) => {
    switch (exchange.url.pathname) {
      case '/mdm/checkin':
        return putOnly(exchange, () => answerCheckIn(exchange, checkIn));
      case '/mdm/connect':
        return putOnly(exchange, () => answerConnect(exchange, context));
      default:
        return (
          answerDiscovery(exchange, context.authority.anchor, context.origin()) ?? answerEnrollment(exchange, context)
        );
    }
  };
}

function putOnly(exchange: Exchange, answer: () => Answer): Answer {
  return exchange.method === 'PUT' ? answer() : answerPage(200, '端末管理サーバー', { allow: 'PUT' });
}
