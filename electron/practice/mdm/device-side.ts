import { type Answer, answerPage, type Exchange, type Handler } from '../https/exchange.ts';
import { CLIENT_PATH } from './console/client-download.ts';
import { answerDiscovery } from './enrollment/discovery.ts';
import { answerEnrollment, type EnrollmentContext } from './enrollment/enroll.ts';
import { basicInformation } from './management/basic-information.ts';
import { answerCheckIn } from './management/checkin.ts';
import { answerConnect } from './management/connect.ts';
import type { Devices, ManagedDevice } from './management/devices.ts';
import type { Identities } from './management/identities.ts';
import type { MdmObserver } from './management/observer.ts';
import type { Webhook } from './management/webhook.ts';
import { SCEP_PATH } from './scep/server.ts';

export type DeviceSideContext = EnrollmentContext & {
  readonly identities: Identities;
  readonly devices: Devices;
  readonly observer: MdmObserver;
  /** Wakes a device that has commands waiting: it sleeps until pushed. */
  readonly push: (device: ManagedDevice) => void;
  readonly clientDownload: Handler;
  readonly scep: Handler | undefined;
  /** Told of what devices said and was taken. */
  readonly webhook: Webhook | undefined;
};

/** Everything devices (and Apple Configurator) ask: discovery, enrollment, identity, check-in and connect. */
export function createDeviceSide(context: DeviceSideContext): Handler {
  const { scep, clientDownload, webhook } = context;
  const told = (exchange: Exchange, answer: Answer) => {
    webhook?.tell(exchange, answer);
    return answer;
  };
  const checkIn = {
    ...context,
    observer: {
      ...context.observer,
      onEnrolled(device: ManagedDevice) {
        if (context.observer.onEnrolled(device)) return true;
        for (const command of basicInformation) device.queue.enqueue(command);
        context.push(device);
        return true;
      },
    },
  };
  return (exchange) => {
    switch (exchange.url.pathname) {
      case '/mdm/checkin':
        return told(
          exchange,
          putOnly(exchange, () => answerCheckIn(exchange, checkIn)),
        );
      case '/mdm/connect':
        return told(
          exchange,
          putOnly(exchange, () => answerConnect(exchange, context)),
        );
      case SCEP_PATH:
        return scep ? scep(exchange) : answerPage(404, 'ページが見つかりません');
      default:
        if (exchange.url.pathname.startsWith(CLIENT_PATH)) return clientDownload(exchange);
        return (
          answerDiscovery(exchange, context.authority.anchor, context.origin()) ?? answerEnrollment(exchange, context)
        );
    }
  };
}

function putOnly(exchange: Exchange, answer: () => Answer): Answer {
  return exchange.method === 'PUT' ? answer() : answerPage(200, '端末管理サーバー', { allow: 'PUT' });
}
