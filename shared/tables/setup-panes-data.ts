/** One Setup Assistant pane. Versions are iOS versions; a pane without `from` is in nobody's published list. */
export type SetupPane = {
  /** As on the wire, in the cloud configuration's SkipSetup. */
  readonly key: string;
  /** First iOS that has the pane. */
  readonly from?: string;
  /** First iOS that lost it; its key does no harm there. */
  readonly deprecated?: string;
  /** A vendor's manual lists it as never shown, whatever is chosen (mission §3). */
  readonly neverShown?: boolean;
  /** Apple: may be shown before the configuration arrives. */
  readonly notAlwaysSkippable?: boolean;
  readonly label: { readonly ja: string; readonly en: string };
};

/** The newest system whose panes the table holds. */
export const newestKnownOs = '26';

/**
 * The iOS panes. Keys and versions: apple/device-management `other/skipkeys.yaml` at 0a4527c (iOS 26), where macOS-only
 * and tvOS-only keys are left out here. Labels: Apple Configurator's, in Japanese as the CLOMO manual prints them; ours
 * where neither has one. The last four are Configurator's own names, which Apple's list does not hold (cfgutil §3).
 */
export const setupPanes: readonly SetupPane[] = [
  { key: 'ActionButton', from: '17.0', label: { ja: 'アクションボタン', en: 'Action button' } },
  { key: 'Android', from: '9.0', neverShown: true, label: { ja: 'Android から移行', en: 'Move from Android' } },
  { key: 'Appearance', from: '13.0', label: { ja: 'アピアランス', en: 'Appearance' } },
  { key: 'AppleID', from: '7.0', label: { ja: 'Apple ID', en: 'Apple ID / Apple Account' } },
  { key: 'AppStore', from: '14.3', label: { ja: 'App Store', en: 'App Store' } },
  { key: 'Biometric', from: '8.1', neverShown: true, label: { ja: 'Touch ID / Face ID', en: 'Touch ID / Face ID' } },
  { key: 'CameraButton', from: '18.0', label: { ja: 'カメラコントロール', en: 'Camera Control' } },
  { key: 'DeviceToDeviceMigration', from: '12.4', label: { ja: 'デバイスから転送', en: 'Transfer from device' } },
  { key: 'Diagnostics', from: '7.0', label: { ja: 'App 解析', en: 'App Analytics' } },
  { key: 'DisplayTone', from: '9.3.2', deprecated: '15.0', label: { ja: 'True Tone', en: 'True Tone' } },
  { key: 'EnableLockdownMode', from: '17.1', label: { ja: 'ロックダウンモード', en: 'Lockdown Mode' } },
  { key: 'HomeButtonSensitivity', from: '10.0', deprecated: '15.0', label: { ja: 'ホームボタン', en: 'Home button' } },
  { key: 'iMessageAndFaceTime', from: '12.0', label: { ja: 'iMessage と FaceTime', en: 'iMessage & FaceTime' } },
  { key: 'Intelligence', from: '18.0', label: { ja: 'Apple Intelligence', en: 'Apple Intelligence' } },
  { key: 'Keyboard', from: '13.0', notAlwaysSkippable: true, label: { ja: 'キーボード', en: 'Keyboard' } },
  { key: 'Location', from: '7.0', label: { ja: '位置情報サービス', en: 'Location Services' } },
  {
    key: 'MessagingActivationUsingPhoneNumber',
    from: '10.0',
    label: { ja: 'iMessage', en: 'iMessage (phone-number permission)' },
  },
  { key: 'Multitasking', from: '26.0', label: { ja: 'マルチタスク', en: 'Multitasking' } },
  { key: 'OnBoarding', from: '11.0', deprecated: '14.0', label: { ja: '新機能の概要', en: 'New feature highlights' } },
  { key: 'OSShowcase', from: '26.0', label: { ja: 'OS の紹介', en: 'OS showcase' } },
  { key: 'Passcode', from: '7.0', label: { ja: 'パスコード', en: 'Passcode' } },
  { key: 'Payment', from: '8.1', label: { ja: 'Apple Pay', en: 'Apple Pay' } },
  { key: 'Privacy', from: '11.3', label: { ja: 'プライバシー', en: 'Privacy' } },
  { key: 'Restore', from: '7.0', label: { ja: 'App とデータ', en: 'Apps & Data' } },
  { key: 'RestoreCompleted', from: '14.0', label: { ja: '復元しました', en: 'Restore Completed' } },
  { key: 'Safety', from: '16.0', label: { ja: '緊急 SOS', en: 'Emergency SOS / Safety' } },
  { key: 'SafetyAndHandling', from: '18.4', label: { ja: '安全性と取り扱い', en: 'Safety and handling' } },
  { key: 'ScreenTime', from: '12.0', label: { ja: 'スクリーンタイム', en: 'Screen Time' } },
  { key: 'SIMSetup', from: '12.0', label: { ja: 'モバイル通信を設定', en: 'Set up cellular' } },
  { key: 'Siri', from: '7.0', label: { ja: 'Siri', en: 'Siri' } },
  { key: 'SoftwareUpdate', from: '12.0', label: { ja: 'デバイスを最新の状態に保つ', en: 'Keep device up to date' } },
  { key: 'SpokenLanguage', from: '13.0', notAlwaysSkippable: true, label: { ja: '音声入力', en: 'Dictation' } },
  { key: 'TermsOfAddress', from: '16.0', notAlwaysSkippable: true, label: { ja: '呼称', en: 'Terms of address' } },
  { key: 'TOS', from: '7.0', label: { ja: '利用規約', en: 'Terms and Conditions' } },
  { key: 'UpdateCompleted', from: '14.0', label: { ja: 'アップデートが完了しました', en: 'Update Completed' } },
  { key: 'WatchMigration', from: '11.0', label: { ja: 'Apple Watch の移行', en: 'Watch migration' } },
  { key: 'WebContentFiltering', from: '18.2', label: { ja: 'Web コンテンツフィルタ', en: 'Web content filtering' } },
  { key: 'Welcome', from: '13.0', label: { ja: 'ようこそ', en: 'Welcome' } },
  { key: 'Zoom', from: '8.3', deprecated: '17.0', label: { ja: '画面表示の拡大', en: 'Display Zoom' } },
  { key: 'Language', label: { ja: '言語', en: 'Language' } },
  { key: 'Region', label: { ja: '地域', en: 'Region' } },
  { key: 'PreferredLanguage', label: { ja: '優先する言語', en: 'Preferred languages' } },
  { key: 'WiFi', label: { ja: 'Wi-Fi', en: 'Wi-Fi' } },
];

/**
 * Undocumented names that other tools send to every device, with the panes they seem to stand for. Devices ignore what
 * they do not know (device-protocols §3.8).
 */
export const harmlessSkipKeys: readonly { readonly key: string; readonly panes: readonly string[] }[] = [
  { key: 'AccessibilityAppearance', panes: ['Appearance'] },
  { key: 'AgeAssurance', panes: [] },
  { key: 'AgeBasedSafetySettings', panes: ['Safety'] },
  { key: 'Avatar', panes: [] },
  { key: 'CloudStorage', panes: ['AppleID'] },
  { key: 'DeviceProtection', panes: [] },
  { key: 'Display', panes: ['DisplayTone', 'Zoom'] },
  { key: 'ExpressLanguage', panes: ['Language', 'Region', 'PreferredLanguage', 'Keyboard', 'SpokenLanguage'] },
  { key: 'IntendedUser', panes: [] },
  { key: 'LanguageAndLocale', panes: ['Language', 'Region', 'PreferredLanguage'] },
  { key: 'LiquidGlass', panes: [] },
  { key: 'LockdownMode', panes: ['EnableLockdownMode'] },
  { key: 'Registration', panes: [] },
  { key: 'Tips', panes: [] },
  { key: 'Tone', panes: ['DisplayTone'] },
  { key: 'TouchID', panes: ['Biometric'] },
  { key: 'TrueToneDisplay', panes: ['DisplayTone'] },
];
