import { defineTexts } from '../../../i18n/define-texts.ts';

export const shiftTexts = defineTexts('shift', {
  ja: {
    who: '担当者はどなたですか?',
    'hand-over-to': '次の担当者',
    name: 'お名前',
    begin: '担当を開始',
    begun: '担当者: {{name}}。これからの作業と記録に名前が残ります。',
    working: '担当者: {{name}}',
    since: '{{time}} から',
    until: '{{time}} に自動で終了します',
    'hand-over': '引き継ぐ…',
    end: '担当を終了',
    ended: '担当を終了しました。',
  },
  en: {
    who: 'Who is working?',
    'hand-over-to': 'Who works next?',
    name: 'Your name',
    begin: 'Begin the shift',
    begun: '{{name}} is at work. The name goes into runs and records from now on.',
    working: 'At work: {{name}}',
    since: 'since {{time}}',
    until: 'Ends by itself at {{time}}',
    'hand-over': 'Hand over…',
    end: 'End the shift',
    ended: 'The shift has ended.',
  },
});
