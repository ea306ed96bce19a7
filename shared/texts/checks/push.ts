import type { ReasonArea } from '../reasons/area.ts';

/** What an Apple Push certificate shows before it is uploaded (mission §8, mission-details: 001 section 1). */
export const pushTexts = {
  'push.topic': { ja: 'トピックは {topic} です。', en: 'Its topic is {topic}.' },
  'push.valid': { ja: '{date} まで有効です。', en: 'It is valid until {date}.' },
  'push.expires': { ja: 'あと {days} 日 ({date}) で切れます。', en: 'It ends in {days} {days:day|days}, on {date}.' },
  'push.expires.cure': {
    ja: '作成したときと同じ Apple ID で「Renew」を選び、更新してください。',
    en: 'Renew it, with the Apple ID that made it.',
  },
  'push.expired': { ja: '{date} に期限が切れました。', en: 'It expired on {date}.' },
  'push.expired.cure': {
    ja: 'すぐに、同じ Apple ID で「Renew」を選んでください。更新できるかどうかは MDM によって異なります。',
    en: 'Renew it at once with the same Apple ID. Whether that still helps differs from MDM to MDM.',
  },
  'push.not-yet': { ja: '{date} から有効です。', en: 'It is not valid before {date}.' },
  'push.not-yet.cure': { ja: 'この Mac の日付を確かめてください。', en: 'Check the date of this Mac.' },

  'push.renewed': {
    ja: '前の証明書の更新です。トピックは同じで、期限が延びています。',
    en: 'It renews the one before: the same topic, a later end.',
  },
  'push.same': {
    ja: '前の証明書と同じものです。まだ更新されていません。',
    en: 'It is the certificate from before: nothing was renewed yet.',
  },
  'push.same.cure': {
    ja: 'ポータルで「Renew」を選び、新しい証明書をダウンロードしてください。',
    en: 'Choose Renew on the portal and download the new one.',
  },
  'push.created-anew': {
    ja: '更新ではなく、新しく作られた証明書です。トピックが {old} から {topic} に変わっています。',
    en: 'It was created anew, not renewed: the topic changed from {old} to {topic}.',
  },
  'push.created-anew.cure': {
    ja: 'アップロードしないでください。すべての端末で登録し直しになります。前と同じ Apple ID でサインインし、「Renew」を選んで取り直してください。',
    en: 'Do not upload it: every device would have to enroll again. Sign in with the Apple ID from before and choose Renew.',
  },
  'push.older': {
    ja: '前の証明書より先に期限が切れます。古いファイルです。',
    en: 'It ends no later than the one before: this is an old file.',
  },
  'push.older.cure': {
    ja: 'ファイルの更新日時を確かめ、いまダウンロードしたものを選んでください。',
    en: 'Look at the modified times and choose the file downloaded now.',
  },
  'push.nothing-before': {
    ja: '比べる証明書がないため、更新か新規作成かは分かりません。',
    en: 'There is none to compare it with: whether it was renewed or created cannot be told.',
  },
  'push.nothing-before.cure': {
    ja: 'これまで使っていた .pem があれば、いっしょに選んでください。初回ならこのまま進めます。',
    en: 'Choose the .pem in use until now as well. For a first certificate go on.',
  },

  'push.key-fits': { ja: '秘密鍵 (CSR) と一致します。', en: 'It fits its private key (CSR).' },
  'push.key-other': {
    ja: '秘密鍵 (CSR) と一致しません。このままではアップロードが拒否されます。',
    en: 'It does not fit the private key (CSR): the upload would be refused.',
  },
  'push.key-other.cure': {
    ja: '手順を何度か始めています。CSR と証明書のファイルをすべて削除し、CSR のダウンロードからやり直してください。',
    en: 'Set-up was begun several times: delete every CSR and certificate file and start again from the CSR.',
  },
  'push.key-locked': { ja: '秘密鍵のパスワードが違います。', en: 'The password does not open the private key.' },
  'push.key-locked.cure': { ja: 'パスワードを入力し直してください。', en: 'Type its password again.' },
  'push.key-unreadable': {
    ja: '秘密鍵または CSR として読めません。',
    en: 'This is neither a private key nor a CSR.',
  },
  'push.key-unreadable.cure': {
    ja: '同じ回にダウンロードした CSR か、その秘密鍵を選んでください。',
    en: 'Choose the CSR of the same run, or its private key.',
  },

  'push.json': {
    ja: '.json ファイルです。Internet Explorer でダウンロードすると、証明書の代わりにこれが保存されます。',
    en: 'This is a .json file: Internet Explorer saves it in place of the certificate.',
  },
  'push.json.cure': {
    ja: 'Safari (Mac で推奨)、Firefox、Chrome のどれかで、ダウンロードし直してください。',
    en: 'Download it again with Safari (recommended on a Mac), Firefox or Chrome.',
  },
  'push.request': {
    ja: 'これは証明書ではなく、署名要求 (CSR) です。',
    en: 'This is the signing request (CSR), not the certificate.',
  },
  'push.request.cure': {
    ja: 'Apple Push Certificates Portal にアップロードし、できた .pem を選んでください。',
    en: 'Upload it to the Apple Push Certificates Portal, and choose the .pem that comes of it.',
  },
  'push.other-certificate': {
    ja: '証明書ですが、MDM 用の Apple Push 証明書ではありません。',
    en: 'This is a certificate, but no Apple Push certificate of an MDM.',
  },
  'push.other-certificate.cure': {
    ja: 'ポータルからダウンロードした「MDM_…_Certificate.pem」を選んでください。',
    en: 'Choose "MDM_…_Certificate.pem" as the portal gave it.',
  },
  'push.unreadable': { ja: '証明書として読めません。', en: 'This cannot be read as a certificate.' },
  'push.unreadable.cure': {
    ja: 'ポータルからダウンロードした「MDM_…_Certificate.pem」を選んでください。',
    en: 'Choose "MDM_…_Certificate.pem" as the portal gave it.',
  },
} as const satisfies ReasonArea;
