import { defineTexts } from '../../i18n/define-texts.ts';

export const commandTexts = defineTexts('commands', {
  ja: {
    refused: '「{{name}}」でできることは、この画面にはありません。',
    'refused.text': '対象のある画面を開いてから、もう一度選んでください。',
  },
  en: {
    refused: '"{{name}}" has nothing to do in this view.',
    'refused.text': 'Open a view that has something for it, then choose it again.',
  },
});
