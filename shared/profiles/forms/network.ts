import { field, type HandForm, section, words } from './form.ts';

const manual = { key: 'ProxyType', is: ['Manual'] } as const;
const auto = { key: 'ProxyType', is: ['Auto'] } as const;
const builtIn = { key: 'FilterType', is: ['BuiltIn'] } as const;
const plugin = { key: 'FilterType', is: ['Plugin'] } as const;

export const globalProxyForm: HandForm = {
  id: 'com.apple.proxy.http.global',
  about: words('すべての HTTP 通信をプロキシに通します。', 'Sends all HTTP traffic through a proxy.'),
  sections: [
    section('プロキシ', 'Proxy', [
      field('ProxyType', '設定の方法', 'Kind', {
        values: { Manual: words('手動', 'Manual'), Auto: words('自動 (PAC)', 'Automatic (PAC)') },
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
      field('ProxyCaptiveLoginAllowed', 'ログイン画面ではプロキシを通さない', 'Bypass the proxy for login pages'),
    ]),
  ],
};

export const contentFilterForm: HandForm = {
  id: 'com.apple.webcontent-filter',
  about: words('見られる Web サイトを制限します。', 'Restricts which web sites can be seen.'),
  sections: [
    section('フィルタ', 'Filter', [
      field('FilterType', '種類', 'Kind', {
        values: { BuiltIn: words('標準', 'Built-in'), Plugin: words('プラグイン', 'Plug-in') },
      }),
      field('AutoFilterEnabled', '成人向けコンテンツを制限', 'Limit adult content', { when: builtIn }),
      field('PermittedURLs', '常に許可する URL', 'URLs that are always permitted', { when: builtIn }),
      field('DenyListURLs', '禁止する URL', 'URLs that are denied', { when: builtIn }),
      field('AllowListBookmarks', '許可するサイトだけを表示', 'Only these sites', {
        when: builtIn,
        hint: words('1 つでも入れると、ほかのサイトは開けません。', 'With one entry, no other site opens.'),
      }),
      field('HideDenyListURLs', '禁止リストを隠す', 'Hide the denied URLs', { when: builtIn }),
    ]),
    section('プラグイン', 'Plug-in', [
      field('UserDefinedName', '表示名', 'Name', { when: plugin }),
      field('PluginBundleID', 'プラグインのバンドル ID', 'Bundle ID of the plug-in', { when: plugin }),
      field('ServerAddress', 'サーバ', 'Server', { when: plugin }),
      field('UserName', 'ユーザ名', 'User name', { when: plugin }),
      field('Password', 'パスワード', 'Password', { when: plugin }),
      field('Organization', '組織', 'Organization', { when: plugin }),
      field('FilterBrowsers', 'WebKit の通信を調べる', 'Filter WebKit traffic', { when: plugin }),
      field('FilterSockets', 'ソケットの通信を調べる', 'Filter socket traffic', { when: plugin }),
      field('PayloadCertificateUUID', '証明書', 'Certificate', { when: plugin, widget: 'reference' }),
    ]),
    section('監視対象でない端末', 'Devices that are not supervised', [
      field('ContentFilterUUID', 'フィルタの UUID', 'UUID of the filter', {
        hint: words(
          'iOS 16 以降、監視対象でない端末に必要です。',
          'Needed on devices that are not supervised, from iOS 16 on.',
        ),
      }),
    ]),
  ],
};
