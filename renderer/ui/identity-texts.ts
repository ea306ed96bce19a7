import { defineTexts } from '../i18n/define-texts.ts';

/** Words about supervision identities, wherever one is shown. */
export const identityTexts = defineTexts('identity', {
  ja: {
    identity: '監視識別情報',
    'fingerprint.copy': 'フィンガープリント全体をコピー',
    'will-supervise': '監視識別情報: {{organization}}',
    'supervised-by': '監視しているもの',
    'supervised-by.us': 'このステーション（{{organization}}）',
    'supervised-by.removed': 'このステーション（削除した組織）',
    'supervised-by.former': '{{organization}}（以前の監視識別情報。切り替えるには消去が必要です）',
    'supervised-by.accepted': '{{name}}（追加した証明書）',
    'supervised-by.other': 'ほかの監視識別情報（このステーションでは操作できません）',
  },
  en: {
    identity: 'Supervision identity',
    'fingerprint.copy': 'Copy the whole fingerprint',
    'will-supervise': 'Supervision identity: {{organization}}',
    'supervised-by': 'Supervised by',
    'supervised-by.us': 'this station ({{organization}})',
    'supervised-by.removed': 'this station (an organization that was removed)',
    'supervised-by.former': '{{organization}} (its identity from before; only an erase changes that)',
    'supervised-by.accepted': '{{name}} (a certificate that was added)',
    'supervised-by.other': 'another identity, which this station does not hold',
  },
});
