import type { StepText } from '../manual-steps/step.ts';
import type { PushPurpose } from './guide.ts';

export const account: StepText = {
  id: 'account',
  title: { ja: '使う Apple ID を決める', en: 'Settle which Apple ID is used' },
  path: {
    ja: '担当者が替わっても残る、専用のメールボックスの Apple ID',
    en: 'An Apple ID with a mailbox of its own that survives changes of staff',
  },
  warnings: [
    {
      ja: 'Apple ID が分からなくなると更新できません。新しい証明書と MDM プロファイルを、すべての端末に入れ直すことになります。',
      en: 'If it is lost nothing can be renewed: every device needs a new certificate and a new MDM profile.',
    },
  ],
};

/** For consoles whose own labels are not known here. */
export const beforePortal: readonly StepText[] = [
  account,
  {
    id: 'request',
    title: { ja: '署名要求 (CSR) をダウンロードする', en: 'Download the signing request (CSR)' },
    path: { ja: 'MDM の管理コンソール', en: 'The console of the MDM' },
    warnings: [
      {
        ja: '最後まで続けて行ってください。途中でやり直すと、前の CSR でできた証明書は使えません。',
        en: 'Do all in one go: once it is begun anew, a certificate made from an earlier CSR is worth nothing.',
      },
    ],
  },
];

export function portalSteps(purpose: PushPurpose): readonly StepText[] {
  return [purpose === 'renewal' ? renew : create, download, look];
}

const renew: StepText = {
  id: 'renew',
  title: { ja: '同じ Apple ID でサインインし、「Renew」を選ぶ', en: 'Sign in with the same Apple ID and choose Renew' },
  path: {
    ja: 'identity.apple.com/pushcert → その証明書の「Renew」→ CSR をアップロード',
    en: 'identity.apple.com/pushcert → Renew beside that certificate → upload the CSR',
  },
  warnings: [
    {
      ja: '「Create a Certificate」は選ばないでください。トピックが変わり、すべての端末で登録し直しになります。',
      en: 'Never choose Create a Certificate: the topic changes and every device has to enroll again.',
    },
    {
      ja: '「Get Started」と出るときは、別の Apple ID でサインインしています。',
      en: 'If it says Get Started, this is the wrong Apple ID.',
    },
  ],
};

const create: StepText = {
  id: 'create',
  title: { ja: '証明書を作成する', en: 'Create the certificate' },
  path: {
    ja: 'identity.apple.com/pushcert → 「Create a Certificate」（初回は「Get Started」）→ 規約に同意 → CSR をアップロード',
    en: 'identity.apple.com/pushcert → Create a Certificate (Get Started on first use) → accept the terms → upload the CSR',
  },
  warnings: [],
};

const download: StepText = {
  id: 'download',
  title: { ja: '証明書 (.pem) をダウンロードする', en: 'Download the certificate (.pem)' },
  path: { ja: 'MDM_…_Certificate.pem', en: 'MDM_…_Certificate.pem' },
  warnings: [
    {
      ja: '.json が保存されたら Internet Explorer です。Safari (Mac で推奨)、Firefox、Chrome でやり直してください。',
      en: 'A .json instead means Internet Explorer: do it again with Safari (recommended on a Mac), Firefox or Chrome.',
    },
    {
      ja: 'CSR と .pem の更新日時が、どちらも今であることを確かめてください。',
      en: 'Check that the CSR and the .pem were both modified just now.',
    },
  ],
};

const look: StepText = {
  id: 'look',
  title: { ja: 'アップロードする前に、ここで確かめる', en: 'Have it looked at here before it is uploaded' },
  path: {
    ja: 'Kitbench の「カレンダー」→「Push 証明書を確かめる」（`kitbench push inspect`）',
    en: 'Calendar → Check a push certificate (`kitbench push inspect`)',
  },
  warnings: [],
};

export const keep: StepText = {
  id: 'keep',
  title: { ja: 'ファイルをすべて保管し、期限を記録する', en: 'Keep every file, and note when it ends' },
  path: {
    ja: 'Kitbench の「カレンダー」→「記録する」（`kitbench push keep`）',
    en: 'Calendar → Note it (`kitbench push keep`)',
  },
  warnings: [
    { ja: '有効期間は 1 年です。切れる前に必ず更新してください。', en: 'It holds for one year. Never let it lapse.' },
  ],
};

export const afterPortal: readonly StepText[] = [
  {
    id: 'upload',
    title: { ja: '証明書を MDM にアップロードする', en: 'Upload the certificate to the MDM' },
    path: { ja: 'MDM の管理コンソール', en: 'The console of the MDM' },
    warnings: [],
  },
  keep,
];
