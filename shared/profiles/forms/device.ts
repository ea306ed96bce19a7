import { field, type HandForm, section, words } from './form.ts';

export const passcodeForm: HandForm = {
  id: 'com.apple.mobiledevice.passwordpolicy',
  about: words('パスコードの規則を決めます。', 'Sets rules for the passcode.'),
  sections: [
    section('パスコード', 'Passcode', [
      field('forcePIN', 'パスコードを必須にする', 'Require a passcode'),
      field('allowSimple', '単純な値を許可', 'Allow simple values'),
      field('requireAlphanumeric', '英数字を必須にする', 'Require letters and digits'),
      field('minLength', '最小の長さ', 'Minimum length'),
      field('minComplexChars', '英数字以外の最小文字数', 'Minimum of complex characters'),
      field('maxPINAgeInDays', '有効期限 (日)', 'Maximum age (days)'),
      field('pinHistory', '使えない以前のパスコードの数', 'Earlier passcodes that may not be used'),
      field('maxInactivity', '自動ロックまで (分)', 'Auto-lock after (min)'),
      field('maxGracePeriod', 'ロック後の猶予 (分)', 'Grace period after locking (min)'),
      field('maxFailedAttempts', '失敗の上限 (超えると消去)', 'Failed attempts before the device is erased'),
    ]),
  ],
};

export const webClipForm: HandForm = {
  id: 'com.apple.webClip.managed',
  about: words('ホーム画面に Web サイトのアイコンを置きます。', 'Puts a web site on the Home Screen.'),
  sections: [
    section('Web クリップ', 'Web clip', [
      field('Label', '名前', 'Label'),
      field('URL', 'URL', 'URL'),
      field('Icon', 'アイコン (PNG)', 'Icon (PNG)', { widget: 'file' }),
      field('IsRemovable', '削除を許可', 'May be removed'),
      field('FullScreen', '全画面で開く', 'Opens in full screen'),
      field('Precomposed', 'アイコンに効果を加えない', 'Leave the icon as it is'),
      field('IgnoreManifestScope', '全画面のまま外部サイトへ移動', 'Stay in full screen on other sites'),
      field('TargetApplicationBundleIdentifier', '開く App のバンドル ID', 'Bundle ID of the app that opens it'),
    ]),
  ],
};

const locked = 'App.Options';
const choosable = 'App.UserEnabledOptions';

export const appLockForm: HandForm = {
  id: 'com.apple.app.lock',
  about: words(
    '1 つの App だけを使えるようにします (シングル App モード)。',
    'Locks the device to one app (Single App Mode).',
  ),
  sections: [
    section('App', 'App', [
      field('App.Identifier', 'バンドル ID', 'Bundle ID', {
        hint: words('例: com.apple.mobilesafari', 'For example com.apple.mobilesafari'),
      }),
    ]),
    section('無効にする操作', 'What is disabled', [
      field(`${locked}.DisableTouch`, 'タッチ', 'Touch'),
      field(`${locked}.DisableDeviceRotation`, '画面の回転', 'Rotation'),
      field(`${locked}.DisableVolumeButtons`, '音量ボタン', 'Volume buttons'),
      field(`${locked}.DisableRingerSwitch`, '着信/消音スイッチ', 'Ring/silent switch'),
      field(`${locked}.DisableSleepWakeButton`, 'スリープボタン', 'Sleep button'),
      field(`${locked}.DisableAutoLock`, '自動ロック', 'Auto-lock'),
    ]),
    section('アクセシビリティ', 'Accessibility', [
      field(`${locked}.EnableVoiceOver`, 'VoiceOver をオン', 'VoiceOver on'),
      field(`${locked}.EnableZoom`, 'ズームをオン', 'Zoom on'),
      field(`${locked}.EnableInvertColors`, '色を反転', 'Invert colours'),
      field(`${locked}.EnableAssistiveTouch`, 'AssistiveTouch をオン', 'AssistiveTouch on'),
      field(`${locked}.EnableSpeakSelection`, '選択項目の読み上げ', 'Speak selection'),
      field(`${locked}.EnableMonoAudio`, 'モノラルオーディオ', 'Mono audio'),
      field(`${locked}.EnableVoiceControl`, '音声コントロール', 'Voice Control'),
      field(`${choosable}.VoiceOver`, 'VoiceOver を切り替え可', 'VoiceOver may be switched'),
      field(`${choosable}.Zoom`, 'ズームを切り替え可', 'Zoom may be switched'),
      field(`${choosable}.AssistiveTouch`, 'AssistiveTouch を切り替え可', 'AssistiveTouch may be switched'),
    ]),
  ],
};

export const homeScreenForm: HandForm = {
  id: 'com.apple.homescreenlayout',
  about: words('ホーム画面の App の並びを固定します。', 'Fixes the order of apps on the Home Screen.'),
  sections: [
    section('並び', 'Layout', [
      field('Dock', 'Dock', 'Dock'),
      field('Pages', 'ページ', 'Pages', {
        hint: words('App はバンドル ID で指定します。', 'Apps are named by their bundle ID.'),
      }),
    ]),
  ],
};

export const setupAssistantForm: HandForm = {
  id: 'com.apple.SetupAssistant.managed',
  about: words(
    'アップデート後などに出る設定アシスタントの画面を省きます。',
    'Skips Setup Assistant panes, such as those after an update.',
  ),
  sections: [
    section('画面', 'Panes', [
      field('SkipSetupItems', '表示しない画面', 'Panes that are skipped', { widget: 'panes' }),
    ]),
  ],
};
