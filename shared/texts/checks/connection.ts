import type { ReasonArea } from '../reasons/area.ts';

/** Findings and cures of *Test connection*, before anything is asked of the server. */
export const connectionTexts = {
  'connection.name-found': {
    ja: '{host} のアドレスが見つかりました ({addresses})。',
    en: 'The name {host} leads to {addresses}.',
  },
  'connection.name-unknown': {
    ja: '{host} という名前が見つかりません ({code})。',
    en: 'The name {host} leads nowhere ({code}).',
  },
  'connection.name-unknown.cure': {
    ja: 'ホスト名のつづりと、この Mac のネットワーク (DNS) を確かめてください。',
    en: "Check how the host name is spelled, and this Mac's network (DNS).",
  },
  'connection.secure': {
    ja: '{host} との接続は暗号化され ({protocol})、証明書は信頼できます。発行者: {issuer}',
    en: 'The connection to {host} is encrypted ({protocol}) and its certificate is trusted. Issued by {issuer}.',
  },
  'connection.by-anchor': {
    ja: '{host} との接続は暗号化され ({protocol})、登録したトラストアンカー証明書によって信頼できます。',
    en: 'The connection to {host} is encrypted ({protocol}) and trusted by your trust anchor.',
  },
  'connection.no-config': {
    ja: '{host} から登録用 URL を受け取れませんでした ({code})。',
    en: '{host} did not tell its enrollment URL ({code}).',
  },
  'connection.no-config.cure': {
    ja: 'ホスト名だけでなく、登録用 URL の全体を入力してください。',
    en: 'Enter the full enrollment URL instead of the host name.',
  },
} as const satisfies ReasonArea;
