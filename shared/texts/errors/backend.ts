import type { ErrorArea } from '../../errors/entry.ts';
import { backendProductErrors } from './backend-products.ts';

export const backendErrors = {
  'backend.unreachable': {
    kind: 'retryable',
    ja: {
      what: 'MDM サーバー {host} に接続できません({reason})。',
      next: 'ネットワークを確かめてください。登録記録は保存してあり、つながりしだい自動で送ります。',
    },
    en: {
      what: 'The MDM backend {host} cannot be reached ({reason}).',
      next: 'Check the network. The records are kept and are sent as soon as it is back.',
    },
  },
  'backend.tls': {
    kind: 'station-problem',
    ja: {
      what: 'MDM サーバー {host} の証明書を確認できません({reason})。',
      next: 'サーバーの URL、信頼する証明書、この Mac の日時を確かめてください。確認できるまで送信しません。',
    },
    en: {
      what: 'The certificate of the MDM backend {host} cannot be verified ({reason}).',
      next: "Check the server's URL, its trusted certificates and this Mac's clock. Nothing is sent until it verifies.",
    },
  },
  'backend.auth': {
    kind: 'needs-operator',
    ja: {
      what: 'MDM サーバー {host} が API トークンを拒否しました(HTTP {status})。',
      next: 'サーバーの設定でトークンを更新し、再送してください。送信は止めてあります。',
    },
    en: {
      what: 'The MDM backend {host} refused our API token (HTTP {status}).',
      next: "Renew the token in the server's settings, then send again. Sending is paused.",
    },
  },
  'backend.redirected': {
    kind: 'station-problem',
    ja: {
      what: 'MDM サーバー {host} が別の場所へ転送しようとしました(HTTP {status})。',
      next: 'サーバーの設定で、登録記録の URL を正しいものに直してください。トークンは転送先へ送っていません。',
    },
    en: {
      what: 'The MDM backend {host} answered with a redirect (HTTP {status}).',
      next: "Correct the records URL in the server's settings. The token was not sent anywhere else.",
    },
  },
  'backend.busy': {
    kind: 'retryable',
    ja: { what: 'MDM サーバー {host} が混み合っています(HTTP {status})。', next: 'しばらくして自動で再送します。' },
    en: {
      what: 'The MDM backend {host} is busy (HTTP {status}).',
      next: 'It is tried again by itself a little later.',
    },
  },
  'backend.failed': {
    kind: 'backend-problem',
    ja: {
      what: 'MDM サーバー {host} でエラーが起きました(HTTP {status})。',
      next: '自動で再送します。続くときは、サーバーの管理者へ連絡してください。',
    },
    en: {
      what: 'The MDM backend {host} failed (HTTP {status}).',
      next: "It is tried again by itself. If it goes on, tell the server's administrator.",
    },
  },
  'backend.bad-answer': {
    kind: 'backend-problem',
    ja: {
      what: 'MDM サーバー {host} の応答を理解できません({reason})。',
      next: '登録記録の URL が正しいか、途中に別の装置(プロキシなど)がないか確かめてください。',
    },
    en: {
      what: 'The answer of the MDM backend {host} makes no sense ({reason}).',
      next: 'Check that the records URL is right and that no proxy answers in its place.',
    },
  },
  'backend.rejected': {
    kind: 'backend-problem',
    ja: {
      what: 'MDM サーバー {host} がこの登録記録を受け付けませんでした(HTTP {status})。',
      next: '内容を確かめて、再送するか、理由を書いて破棄してください。ほかの端末の記録は送り続けます。',
    },
    en: {
      what: 'The MDM backend {host} did not accept this record (HTTP {status}).',
      next: 'Look at it, then retry or discard it with a reason. Records of other devices go on.',
    },
  },
  'backend.conflict': {
    kind: 'backend-problem',
    ja: {
      what: 'MDM サーバー {host} には、同じ番号で内容の違う登録記録があります。',
      next: 'サーバー側の記録と見比べて、再送するか、理由を書いて破棄してください。',
    },
    en: {
      what: 'The MDM backend {host} holds another record under the same id.',
      next: 'Compare it with ours, then retry or discard it with a reason.',
    },
  },
  'backend.payload-changed': {
    kind: 'station-problem',
    ja: {
      what: '保存した登録記録の内容が、作成時と変わっています。',
      next: 'データファイルが壊れている恐れがあります。バックアップと見比べてください。',
    },
    en: {
      what: 'A stored record is not what it was when it was made.',
      next: 'The data file may be damaged. Compare it with a backup.',
    },
  },
  'backend.not-https': {
    kind: 'bad-input',
    ja: { what: '登録記録の URL が https ではありません。', next: 'https:// で始まる URL を入力してください。' },
    en: { what: 'The records URL is not https.', next: 'Enter a URL that starts with https://.' },
  },
  'backend.trust-unreadable': {
    kind: 'bad-input',
    ja: { what: '信頼する証明書を読み取れません。', next: 'PEM 形式の証明書を選び直してください。' },
    en: { what: 'A trusted certificate cannot be read.', next: 'Choose a certificate in PEM form.' },
  },
  ...backendProductErrors,
} as const satisfies ErrorArea;
