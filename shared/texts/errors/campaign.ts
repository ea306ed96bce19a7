import type { ErrorArea } from '../../errors/entry.ts';

export const campaignErrors = {
  'campaign.unknown': {
    kind: 'bad-input',
    ja: { what: '手順書 {name} はありません。', next: 'kitbench campaign list で名前を確かめてください。' },
    en: { what: 'There is no procedure {name}.', next: 'See kitbench campaign list for the names.' },
  },
  'campaign.needs-list': {
    kind: 'bad-input',
    ja: {
      what: '対象端末の一覧がありません。',
      next: '管理コンソールで出力した CSV を指定してください (コマンドでは --csv)。',
    },
    en: {
      what: 'There is no list of the devices.',
      next: 'Give the CSV that the console writes (--csv on the command line).',
    },
  },
  'campaign.no-list': {
    kind: 'bad-input',
    ja: { what: '手順書 {name} に端末の一覧はありません。', next: 'チェックリストの手順だけを記録してください。' },
    en: { what: 'The procedure {name} has no list of devices.', next: 'Only its own steps are recorded.' },
  },
  'campaign.wrong-columns': {
    kind: 'bad-input',
    ja: { what: '{file} に必要な列がありません: {columns}', next: '完了状況の CSV をもう一度出力してください。' },
    en: { what: 'Columns are missing in {file}: {columns}', next: 'Write the completion CSV again on the console.' },
  },
  'campaign.not-listed': {
    kind: 'bad-input',
    ja: {
      what: '一覧にない端末です: {devices}',
      next: '端末番号で指定するか、この端末を含む CSV を出力し直してください。',
    },
    en: {
      what: 'The list does not have these devices: {devices}',
      next: 'Name them by their number on the console, or write a CSV that has them.',
    },
  },
  'campaign.none-listed': {
    kind: 'bad-input',
    ja: { what: '{file} に対象の端末がありません。', next: '対象端末を含む CSV を出力し直してください。' },
    en: { what: '{file} lists none of the devices.', next: 'Write a CSV that has them on the console.' },
  },
  'campaign.ended': {
    kind: 'bad-input',
    ja: { what: 'この手順は {at} に {by} が終了しました。', next: '続けるには、新しく始めてください。' },
    en: { what: '{by} ended this procedure at {at}.', next: 'Start another one to go on.' },
  },
  'campaign.step-unknown': {
    kind: 'bad-input',
    ja: { what: '手順 {step} は記録できません。', next: 'kitbench campaign show で手順を確かめてください。' },
    en: { what: 'The step {step} cannot be ticked.', next: 'See kitbench campaign show for the steps.' },
  },
  'campaign.not-next': {
    kind: 'bad-input',
    ja: { what: '手順 {step} の番ではありません: {what}', next: '先の手順を終えてから記録してください。' },
    en: { what: 'The step {step} is not what comes next: {what}', next: 'Do what comes before it first.' },
  },
  'campaign.certificate-unreadable': {
    kind: 'bad-input',
    ja: {
      what: 'プッシュ証明書として読めません。',
      next: 'Apple から取得した .pem を選んでください (コマンドでは --certificate)。',
    },
    en: {
      what: 'This is no push certificate.',
      next: 'Choose the .pem that Apple gave (--certificate on the command line).',
    },
  },
  'campaign.certificate-other-topic': {
    kind: 'bad-input',
    ja: {
      what: '新しい証明書のトピックが違います: {old} → {renewed}',
      next: 'アップロードしないでください。前と同じ Apple ID で「更新」を選んで取り直してください。',
    },
    en: {
      what: 'The new certificate has another topic: {old} → {renewed}',
      next: 'Do not upload it. Renew with the Apple ID that made the old one.',
    },
  },
  'campaign.certificate-not-newer': {
    kind: 'bad-input',
    ja: { what: '有効期限が延びていません: {old} → {renewed}', next: '更新した証明書を指定してください。' },
    en: { what: 'It ends no later than the old one: {old} → {renewed}', next: 'Name the renewed certificate.' },
  },
} satisfies ErrorArea;
