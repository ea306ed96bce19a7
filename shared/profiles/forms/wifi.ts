import { field, type HandForm, section, words } from './form.ts';

const eap = 'EAPClientConfiguration';
const hotspot = { key: 'IsHotspot', is: [true] } as const;
const manual = { key: 'ProxyType', is: ['Manual'] } as const;
const auto = { key: 'ProxyType', is: ['Auto'] } as const;
const secured = { key: 'EncryptionType', is: ['WEP', 'WPA', 'WPA2', 'WPA3', 'Any'] } as const;
const tls = {
  '1.0': words('1.0', '1.0'),
  '1.1': words('1.1', '1.1'),
  '1.2': words('1.2', '1.2'),
  '1.3': words('1.3', '1.3'),
};

export const wifiForm: HandForm = {
  id: 'com.apple.wifi.managed',
  about: words('端末を Wi-Fi ネットワークにつなぎます。', 'Joins the device to a Wi-Fi network.'),
  sections: [
    section('ネットワーク', 'Network', [
      field('SSID_STR', 'ネットワーク名 (SSID)', 'Network name (SSID)'),
      field('HIDDEN_NETWORK', '非公開ネットワーク', 'Hidden network'),
      field('AutoJoin', '自動で接続', 'Join automatically'),
      field('EncryptionType', 'セキュリティの種類', 'Security type', {
        values: {
          None: words('なし', 'None'),
          WEP: words('WEP', 'WEP'),
          WPA: words('WPA / WPA2 / WPA3', 'WPA / WPA2 / WPA3'),
          WPA2: words('WPA2 / WPA3', 'WPA2 / WPA3'),
          WPA3: words('WPA3', 'WPA3'),
          Any: words('すべて (パーソナル)', 'Any (personal)'),
        },
      }),
      field('Password', 'パスワード', 'Password', { when: secured }),
      field('DisableAssociationMACRandomization', 'プライベート Wi-Fi アドレスを使わない', 'No private Wi-Fi address', {
        hint: words(
          'MAC アドレスで端末を見分けるネットワークに必要です。',
          'Needed where the network knows devices by MAC address.',
        ),
      }),
      field('CaptiveBypass', 'ログイン画面の検出をしない', 'No detection of login pages'),
      field('EnableIPv6', 'IPv6 を使う', 'Use IPv6'),
    ]),
    section('エンタープライズ (802.1X)', 'Enterprise (802.1X)', [
      field(`${eap}.AcceptEAPTypes`, '使用するプロトコル', 'Accepted EAP types', {
        widget: 'options',
        values: {
          '13': words('TLS', 'TLS'),
          '17': words('LEAP', 'LEAP'),
          '18': words('EAP-SIM', 'EAP-SIM'),
          '21': words('TTLS', 'TTLS'),
          '23': words('EAP-AKA', 'EAP-AKA'),
          '25': words('PEAP', 'PEAP'),
          '43': words('EAP-FAST', 'EAP-FAST'),
        },
      }),
      field(`${eap}.UserName`, 'ユーザ名', 'User name', {
        hint: words('{{roster.user}} などの変数を使えます。', 'May hold variables such as {{roster.user}}.'),
      }),
      field(`${eap}.UserPassword`, 'パスワード', 'Password'),
      field(`${eap}.OneTimeUserPassword`, '接続ごとにパスワードを入力', 'Ask for the password at every connection'),
      field('PayloadCertificateUUID', '識別証明書', 'Identity certificate', { widget: 'reference' }),
      field(`${eap}.OuterIdentity`, '外部 ID', 'Outer identity'),
      field(`${eap}.TTLSInnerAuthentication`, '内部認証 (TTLS)', 'Inner authentication (TTLS)'),
      field(`${eap}.PayloadCertificateAnchorUUID`, '信頼する証明書', 'Trusted certificates', { widget: 'reference' }),
      field(`${eap}.TLSTrustedServerNames`, '信頼するサーバ名', 'Trusted server names'),
      field(`${eap}.TLSCertificateIsRequired`, '証明書を必須にする', 'Require a certificate'),
      field(`${eap}.TLSMinimumVersion`, 'TLS の最小バージョン', 'Minimum TLS version', { values: tls }),
      field(`${eap}.TLSMaximumVersion`, 'TLS の最大バージョン', 'Maximum TLS version', { values: tls }),
      field(`${eap}.EAPFASTUsePAC`, 'PAC を使用 (EAP-FAST)', 'Use PAC (EAP-FAST)'),
      field(`${eap}.EAPFASTProvisionPAC`, 'PAC を準備', 'Provision PAC'),
      field(`${eap}.EAPFASTProvisionPACAnonymously`, 'PAC を匿名で準備', 'Provision PAC anonymously'),
    ]),
    section('プロキシ', 'Proxy', [
      field('ProxyType', 'プロキシの設定', 'Proxy', {
        values: { None: words('なし', 'None'), Manual: words('手動', 'Manual'), Auto: words('自動', 'Automatic') },
      }),
      field('ProxyServer', 'サーバ', 'Server', { when: manual }),
      field('ProxyServerPort', 'ポート', 'Port', { when: manual }),
      field('ProxyUsername', 'ユーザ名', 'User name', { when: manual }),
      field('ProxyPassword', 'パスワード', 'Password', { when: manual }),
      field('ProxyPACURL', 'PAC ファイルの URL', 'URL of the PAC file', { when: auto }),
      field(
        'ProxyPACFallbackAllowed',
        'PAC に届かないとき直接接続',
        'Connect directly where the PAC cannot be reached',
        { when: auto },
      ),
    ]),
    section('Hotspot 2.0', 'Hotspot 2.0', [
      field('IsHotspot', 'Hotspot 2.0 のネットワーク', 'Hotspot 2.0 network'),
      field('DomainName', 'ドメイン名', 'Domain name', { when: hotspot }),
      field('DisplayedOperatorName', '表示する事業者名', 'Displayed operator name', { when: hotspot }),
      field('ServiceProviderRoamingEnabled', 'ローミング先にも接続', 'Connect to roaming partners', { when: hotspot }),
    ]),
  ],
};
