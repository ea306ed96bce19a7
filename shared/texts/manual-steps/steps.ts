import type { BackendKind } from '../../domain/backend.ts';
import { clomoSteps } from './clomo.ts';
import { mobiconnectSteps } from './mobiconnect.ts';
import type { StepText } from './step.ts';

/** What a product does not do by API, step by step. */
export function manualStepsOf(kind: BackendKind): readonly StepText[] {
  switch (kind) {
    case 'mobiconnect':
      return mobiconnectSteps;
    case 'clomo':
      return clomoSteps;
    case 'nanomdm':
    case 'micromdm':
      return [webhook];
    case 'fleet':
      return [];
  }
}

const webhook: StepText = {
  id: 'webhook',
  title: { ja: 'Webhook の送り先を受信箱にする', en: 'Send the webhook to the inbox' },
  path: {
    ja: 'サーバの起動オプションで Webhook の URL (…/v1/webhook) と HMAC の鍵を指定する',
    en: "Give the server the webhook's URL (…/v1/webhook) and its HMAC key when it is started",
  },
  warnings: [
    {
      ja: '受信箱を動かす前に登録された端末は、次に通信するまで分かりません。',
      en: 'Devices that enrolled before the inbox ran are not known until they are heard of again.',
    },
  ],
};
