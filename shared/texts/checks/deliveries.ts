import type { ReasonArea } from '../reasons/area.ts';

/** Findings and cures about the MDM products behind the servers, and about records on their way there. */
export const deliveryCheckTexts = {
  'mdm.answers': {
    ja: 'サーバ「{server}」の MDM は応答し、認証も通りました。',
    en: 'The MDM of {server} answers and takes our credentials.',
  },
  'mdm.refused': {
    ja: 'サーバ「{server}」の MDM が API キーを受け付けません。',
    en: 'The MDM of {server} does not take our API key.',
  },
  'mdm.refused.cure': {
    ja: 'サーバの設定で API キーを入れ直してください。',
    en: 'Enter its API key anew in the server’s settings.',
  },
  'mdm.untrusted': {
    ja: 'サーバ「{server}」の MDM の証明書を信頼できません。',
    en: 'The certificate of the MDM of {server} is not trusted.',
  },
  'mdm.untrusted.cure': {
    ja: '証明書の期限と名前を確かめるか、認証局の証明書をサーバの設定に加えてください。',
    en: 'Check its dates and name, or add its authority in the server’s settings.',
  },
  'mdm.unreachable': {
    ja: 'サーバ「{server}」の MDM に接続できません。登録の確認は、つながってから行います。',
    en: 'The MDM of {server} cannot be reached. Enrollments are verified once it can.',
  },
  'mdm.unreachable.cure': {
    ja: 'この Mac のネットワークと、サーバの設定のアドレスを確かめてください。',
    en: 'Check this Mac’s network, and the address in the server’s settings.',
  },
  'mdm.trouble': {
    ja: 'サーバ「{server}」の MDM に問い合わせられません ({problem})。',
    en: 'The MDM of {server} cannot be asked ({problem}).',
  },
  'mdm.trouble.cure': {
    ja: 'サーバの設定を開き、接続をテストしてください。',
    en: 'Open the server’s settings and test the connection.',
  },

  'inbox.newest': {
    ja: 'サーバ「{server}」の受信箱を読めます。いちばん新しい通知は {at} です。',
    en: 'The inbox of {server} can be read. Its newest event is of {at}.',
  },
  'inbox.empty': {
    ja: 'サーバ「{server}」の受信箱に、まだ通知がありません。',
    en: 'The inbox of {server} has no events yet.',
  },
  'inbox.silent': {
    ja: 'サーバ「{server}」の受信箱に、{at} から新しい通知がありません。',
    en: 'The inbox of {server} has had no event since {at}.',
  },
  'inbox.silent.cure': {
    ja: 'MDM の webhook の送信先が、この受信箱になっているか確かめてください。',
    en: 'Check that the webhook of the MDM leads to this inbox.',
  },
  'inbox.refused': {
    ja: 'サーバ「{server}」の受信箱がキーを受け付けません。',
    en: 'The inbox of {server} does not take our key.',
  },
  'inbox.refused.cure': {
    ja: 'サーバの設定で受信箱のキーを入れ直してください。',
    en: 'Enter the inbox’s key anew in the server’s settings.',
  },
  'inbox.unreachable': {
    ja: 'サーバ「{server}」の受信箱を読めません ({problem})。',
    en: 'The inbox of {server} cannot be read ({problem}).',
  },
  'inbox.unreachable.cure': {
    ja: '受信箱が動いているか、アドレスと証明書が正しいか確かめてください。',
    en: 'Check that the inbox runs, and its address and certificate.',
  },

  'delivery.clear': {
    ja: 'サーバ「{server}」に届いていない登録記録はありません。',
    en: 'No record waits for {server}.',
  },
  'delivery.waiting': {
    ja: 'サーバ「{server}」への登録記録 {count} 件が送信を待っています ({at} から)。',
    en: '{count} {count:record waits|records wait} for {server} (since {at}).',
  },
  'delivery.late': {
    ja: 'サーバ「{server}」への登録記録 {count} 件が、{at} から届いていません。',
    en: '{count} {count:record has|records have} been waiting for {server} since {at}.',
  },
  'delivery.late.cure': {
    ja: 'ネットワークにつなぎ、「登録記録」で「今すぐ送信」を押してください。',
    en: 'Connect to the network and press “Send now” in Records.',
  },
  'delivery.paused': {
    ja: 'サーバ「{server}」への送信は止まっています ({problem})。',
    en: 'Sending to {server} has stopped ({problem}).',
  },
  'delivery.paused.cure': {
    ja: 'サーバの設定でトークン、証明書、アドレスを直すと、送信を再開します。',
    en: 'Mend the token, the certificate or the address in the server’s settings; sending then goes on.',
  },
  'delivery.parked': {
    ja: 'サーバ「{server}」が登録記録 {count} 件を受け付けませんでした。',
    en: '{server} has refused {count} {count:record|records}.',
  },
  'delivery.parked.cure': {
    ja: '「登録記録」で理由を確かめ、直して送るか、破棄してください。',
    en: 'See why in Records, then mend and send, or discard.',
  },
  'delivery.exported': {
    ja: 'サーバ「{server}」のコンソール用に書き出した {count} 件は、一覧での確認を待っています ({at} から)。',
    en: '{count} {count:record|records} exported for the console of {server} {count:waits|wait} to be confirmed by its list (since {at}).',
  },
  'delivery.unconfirmed': {
    ja: 'サーバ「{server}」のコンソール用に {at} に書き出した分など {count} 件が、まだ確認できていません。',
    en: '{count} {count:record|records} exported for the console of {server} {count:is|are} still not confirmed, the first since {at}.',
  },
  'delivery.unconfirmed.cure': {
    ja: 'ファイルをコンソールに取り込み、端末の一覧を書き出して、ここに読み込んでください。',
    en: 'Read the file in at the console, export its device list, and read that in here.',
  },
} as const satisfies ReasonArea;
