import { payloadType } from '../../tables/payload-table.ts';
import type { Language } from '../language.ts';

/** Japanese names of payloads, as Apple's Japanese pages word them; English ones are the table's own titles. */
const japanese: Readonly<Record<string, string>> = {
  'com.apple.wifi.managed': 'Wi-Fi',
  'com.apple.mobiledevice.passwordpolicy': 'パスコード',
  'com.apple.applicationaccess': '制限',
  'com.apple.webClip.managed': 'Web クリップ',
  'com.apple.security.root': '証明書 (ルート)',
  'com.apple.security.pem': '証明書 (PEM)',
  'com.apple.security.pkcs1': '証明書 (PKCS #1)',
  'com.apple.security.pkcs12': '証明書 (PKCS #12)',
  'com.apple.security.scep': 'SCEP',
  'com.apple.security.acme': 'ACME 証明書',
  'com.apple.mdm': 'MDM',
  'com.apple.proxy.http.global': 'グローバル HTTP プロキシ',
  'com.apple.webcontent-filter': 'Web コンテンツフィルタ',
  'com.apple.app.lock': 'App ロック',
  'com.apple.homescreenlayout': 'ホーム画面のレイアウト',
  'com.apple.notificationsettings': '通知',
  'com.apple.profileRemovalPassword': 'プロファイル削除用パスワード',
  'com.apple.shareddeviceconfiguration': 'ロック画面のメッセージ',
  'com.apple.SetupAssistant.managed': '設定アシスタント',
  'com.apple.vpn.managed': 'VPN',
  'com.apple.vpn.managed.applayer': 'App ごとの VPN',
  'com.apple.mail.managed': 'メール',
  'com.apple.eas.account': 'Exchange ActiveSync',
  'com.apple.caldav.account': 'カレンダー (CalDAV)',
  'com.apple.carddav.account': '連絡先 (CardDAV)',
  'com.apple.ldap.account': 'LDAP',
  'com.apple.subscribedcalendar.account': '照会するカレンダー',
  'com.apple.google-oauth': 'Google アカウント',
  'com.apple.font': 'フォント',
  'com.apple.airplay': 'AirPlay',
  'com.apple.airprint': 'AirPrint',
  'com.apple.domains': 'ドメイン',
  'com.apple.cellular': 'モバイル通信',
  'com.apple.dnsSettings.managed': 'DNS 設定',
  'com.apple.relay.managed': 'リレー',
  'com.apple.networkusagerules': 'ネットワーク使用規則',
  'com.apple.sso': 'シングルサインオン',
  'com.apple.globalethernet.managed': '802.1X (Ethernet)',
  'com.apple.security.certificatetransparency': '証明書の透明性',
  'com.apple.security.certificaterevocation': '証明書の失効',
  'com.apple.education': '教育機関の構成',
  'com.apple.conferenceroomdisplay': '会議室ディスプレイ',
  'com.apple.tvremote': 'TV リモート',
  'com.apple.airplay.security': 'AirPlay のセキュリティ',
  'com.apple.apn.managed': 'APN',
  'com.apple.dnsProxy.managed': 'DNS プロキシ',
  'com.apple.extensiblesso': '拡張シングルサインオン',
  'com.apple.cellularprivatenetwork.managed': 'プライベートモバイルネットワーク',
  'com.apple.osxserver.account': 'macOS Server アカウント',
  'com.apple.declarations': '宣言',
  'com.apple.extensiblesso(kerberos)': '拡張シングルサインオン (Kerberos)',
};

/** What a payload is called; the type itself where the table does not know it. */
export function payloadTitle(id: string, language: Language): string {
  const title = payloadType(id)?.title ?? id;
  return language === 'ja' ? (japanese[id] ?? title) : title;
}
