import type { ErrorArea } from '../../errors/entry.ts';

export const calendarErrors = {
  'calendar.not-a-vpp-token': {
    kind: 'bad-input',
    ja: {
      what: 'App のトークン (VPP) として読めません。',
      next: 'Apple Business / School Manager からダウンロードした .vpptoken ファイルを選んでください。',
    },
    en: {
      what: 'This is no token for apps (VPP).',
      next: 'Choose the .vpptoken file as Apple Business or School Manager gave it.',
    },
  },
  'calendar.not-a-push-certificate': {
    kind: 'bad-input',
    ja: {
      what: 'Apple Push 証明書として読めません。',
      next: 'Apple Push Certificates Portal からダウンロードした .pem を選んでください。',
    },
    en: {
      what: 'This is no Apple Push certificate.',
      next: 'Choose the .pem as the Apple Push Certificates Portal gave it.',
    },
  },
  'calendar.new-topic': {
    kind: 'needs-operator',
    ja: {
      what: '更新ではなく、新しく作られた証明書です。トピックが変わっています ({old} → {topic})。',
      next: 'アップロードせず、前と同じ Apple ID で「Renew」を選んで取り直してください。承知のうえで使う場合だけ、新しいトピックとして記録します。',
    },
    en: {
      what: 'This certificate was created anew, not renewed: its topic changed ({old} → {topic}).',
      next: 'Do not upload it; renew with the Apple ID from before. Note it as a new topic only if that is meant.',
    },
  },
} as const satisfies ErrorArea;
