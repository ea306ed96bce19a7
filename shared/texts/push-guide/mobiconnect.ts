import type { StepText } from '../manual-steps/step.ts';
import { keep } from './any.ts';

/** From the certificate on, at mobiconnect (mdm §1.1). */
export const mobiconnectAfter: readonly StepText[] = [
  {
    id: 'upload',
    title: { ja: '証明書を mobiconnect に登録する', en: 'Hand the certificate to mobiconnect' },
    path: {
      ja: '管理画面 (UI v3) の「外部サービス連携」。以前の画面ではサポートにメールで送ります',
      en: '外部サービス連携 of the console (UI v3). With earlier consoles it goes to the support by mail',
    },
    warnings: [],
  },
  keep,
];
