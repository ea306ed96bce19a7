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
    'supervised-by.other': 'ほかの監視識別情報',
  },
  en: {
    identity: 'Supervision identity',
    'fingerprint.copy': 'Copy the whole fingerprint',
    'will-supervise': 'Supervision identity: {{organization}}',
    'supervised-by': 'Supervised by',
    'supervised-by.us': 'this station ({{organization}})',
    'supervised-by.removed': 'this station (an organization that was removed)',
    'supervised-by.other': 'another identity',
  },
});
