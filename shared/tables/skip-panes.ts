/** One Setup Assistant pane an iOS device can skip. */
export type SkipPane = {
  readonly key: string;
  /** First iOS that knows it; absent for names Apple does not publish but devices and tools know. */
  readonly since?: string;
  readonly ja?: string;
  readonly en: string;
};

/**
 * Panes of iOS and iPadOS (cfgutil §3: apple/device-management `other/skipkeys.yaml`; Japanese labels as the vendors'
 * manuals print them). Devices ignore names they do not know, so one list serves every version.
 */
export const skipPanes: readonly SkipPane[] = [
  { key: 'Language', ja: '言語', en: 'Language' },
  { key: 'Region', ja: '地域', en: 'Region' },
  { key: 'PreferredLanguage', ja: '優先する言語', en: 'Preferred languages' },
  { key: 'Keyboard', since: '13.0', ja: 'キーボード', en: 'Keyboard' },
  { key: 'SpokenLanguage', since: '13.0', ja: '音声入力', en: 'Dictation' },
  { key: 'WiFi', en: 'Wi-Fi' },
  { key: 'SIMSetup', since: '12.0', ja: 'モバイル通信を設定', en: 'Set up cellular' },
  { key: 'Privacy', since: '11.3', ja: 'プライバシー', en: 'Privacy' },
  { key: 'Passcode', since: '7.0', ja: 'パスコード', en: 'Passcode' },
  { key: 'Biometric', since: '8.1', ja: 'Touch ID / Face ID', en: 'Touch ID / Face ID' },
  { key: 'Payment', since: '8.1', ja: 'Apple Pay', en: 'Apple Pay' },
  { key: 'Restore', since: '7.0', ja: 'App とデータ', en: 'Apps & Data' },
  { key: 'Android', since: '9.0', ja: 'Android から移行', en: 'Move from Android' },
  { key: 'DeviceToDeviceMigration', since: '12.4', en: 'Transfer from device' },
  { key: 'AppleID', since: '7.0', ja: 'Apple ID', en: 'Apple ID' },
  { key: 'TOS', since: '7.0', en: 'Terms and Conditions' },
  { key: 'Location', since: '7.0', ja: '位置情報サービス', en: 'Location Services' },
  { key: 'Siri', since: '7.0', ja: 'Siri', en: 'Siri' },
  { key: 'ScreenTime', since: '12.0', ja: 'スクリーンタイム', en: 'Screen Time' },
  { key: 'Diagnostics', since: '7.0', ja: 'App 解析', en: 'App Analytics' },
  { key: 'SoftwareUpdate', since: '12.0', ja: 'デバイスを最新の状態に保つ', en: 'Keep device up to date' },
  { key: 'iMessageAndFaceTime', since: '12.0', ja: 'iMessage と FaceTime', en: 'iMessage & FaceTime' },
  { key: 'MessagingActivationUsingPhoneNumber', since: '10.0', ja: 'iMessage', en: 'iMessage (phone number)' },
  { key: 'Zoom', since: '8.3', ja: '画面表示の拡大', en: 'Display Zoom' },
  { key: 'HomeButtonSensitivity', since: '10.0', ja: 'ホームボタン', en: 'Home button' },
  { key: 'DisplayTone', since: '9.3.2', ja: 'True Tone', en: 'True Tone' },
  { key: 'Appearance', since: '13.0', ja: 'アピアランス', en: 'Appearance' },
  { key: 'WatchMigration', since: '11.0', ja: 'Apple Watch の移行', en: 'Watch migration' },
  { key: 'OnBoarding', since: '11.0', ja: '新機能の概要', en: 'New feature highlights' },
  { key: 'Welcome', since: '13.0', ja: 'ようこそ', en: 'Welcome' },
  { key: 'RestoreCompleted', since: '14.0', ja: '復元しました', en: 'Restore completed' },
  { key: 'UpdateCompleted', since: '14.0', ja: 'アップデートが完了しました', en: 'Update completed' },
  { key: 'AppStore', since: '14.3', en: 'App Store' },
  { key: 'Safety', since: '16.0', en: 'Emergency SOS' },
  { key: 'SafetyAndHandling', since: '18.4', en: 'Safety and handling' },
  { key: 'TermsOfAddress', since: '16.0', en: 'Terms of address' },
  { key: 'ActionButton', since: '17.0', en: 'Action button' },
  { key: 'CameraButton', since: '18.0', en: 'Camera Control' },
  { key: 'EnableLockdownMode', since: '17.1', en: 'Lockdown Mode' },
  { key: 'Intelligence', since: '18.0', en: 'Apple Intelligence' },
  { key: 'WebContentFiltering', since: '18.2', en: 'Web content filtering' },
  { key: 'Multitasking', since: '26.0', en: 'Multitasking' },
  { key: 'OSShowcase', since: '26.0', en: 'What is new' },
];
