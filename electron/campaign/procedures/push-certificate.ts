import type { Procedure } from '../procedure.ts';

const portal = { ja: 'identity.apple.com/pushcert', en: 'identity.apple.com/pushcert' };

/** Renewing the APNs certificate of an MDM server (mdm §5): another topic would lose every device. */
export const pushCertificate: Procedure = {
  id: 'push-certificate',
  title: { ja: 'プッシュ証明書の更新', en: 'Renewing the push certificate' },
  steps: [],
  once: [
    {
      id: 'current',
      proof: 'certificate',
      title: { ja: '今の証明書を登録する', en: 'Hand in the certificate in use' },
      path: portal,
      warnings: [],
    },
    {
      id: 'request',
      proof: 'tick',
      title: { ja: 'MDM の管理画面で署名要求 (CSR) を作る', en: 'Make the signing request (CSR) on the MDM’s console' },
      path: { ja: 'MDM の管理画面 →［プッシュ証明書］', en: 'Console of the MDM → push certificate' },
      warnings: [],
    },
    {
      id: 'renewed',
      proof: 'certificate',
      renews: 'current',
      title: {
        ja: '同じ Apple ID で「更新」し、新しい証明書を登録する',
        en: 'Renew with the same Apple ID and hand in the new one',
      },
      path: { ja: 'identity.apple.com/pushcert →［更新］', en: 'identity.apple.com/pushcert → Renew' },
      warnings: [
        {
          ja: '「証明書を作成」を選ぶと別のトピックになり、すべての端末で登録し直しになります。',
          en: 'Create would make another topic: every device would have to enroll again.',
        },
      ],
    },
    {
      id: 'upload',
      proof: 'tick',
      title: { ja: '新しい証明書を MDM にアップロードする', en: 'Upload the new certificate to the MDM' },
      path: { ja: 'MDM の管理画面 →［プッシュ証明書］', en: 'Console of the MDM → push certificate' },
      warnings: [],
    },
    {
      id: 'reached',
      proof: 'tick',
      title: {
        ja: '端末 1 台に要求を送り、届くことを確かめる',
        en: 'Send one device a request and see that it arrives',
      },
      path: { ja: 'MDM の管理画面', en: 'Console of the MDM' },
      warnings: [],
    },
  ],
};
