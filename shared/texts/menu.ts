import type { Language } from './language.ts';

type Labels = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** Every word of the native menus. The Mac's own items take Apple's words. */
export const menuTexts = {
  'app.about': { ja: 'Kitbench について', en: 'About Kitbench' },
  'app.settings': { ja: '設定…', en: 'Settings…' },
  'app.command-line': { ja: 'コマンドラインツールをインストール…', en: 'Install Command Line Tool…' },
  'app.services': { ja: 'サービス', en: 'Services' },
  'app.hide': { ja: 'Kitbench を非表示', en: 'Hide Kitbench' },
  'app.hide-others': { ja: 'ほかを非表示', en: 'Hide Others' },
  'app.show-all': { ja: 'すべてを表示', en: 'Show All' },
  'app.quit': { ja: 'Kitbench を終了', en: 'Quit Kitbench' },

  file: { ja: 'ファイル', en: 'File' },
  'file.new': { ja: '新規', en: 'New' },
  'file.import': { ja: '読み込む…', en: 'Import…' },
  'file.export': { ja: '書き出す…', en: 'Export…' },
  'file.print': { ja: 'プリント…', en: 'Print…' },
  'file.close': { ja: 'ウインドウを閉じる', en: 'Close Window' },

  edit: { ja: '編集', en: 'Edit' },
  'edit.undo': { ja: '取り消す', en: 'Undo' },
  'edit.redo': { ja: 'やり直す', en: 'Redo' },
  'edit.cut': { ja: 'カット', en: 'Cut' },
  'edit.copy': { ja: 'コピー', en: 'Copy' },
  'edit.paste': { ja: 'ペースト', en: 'Paste' },
  'edit.select-all': { ja: 'すべてを選択', en: 'Select All' },
  'edit.select-ready': { ja: '準備できた端末をすべて選択', en: 'Select All Ready Devices' },
  'edit.find': { ja: '端末を検索', en: 'Find Device' },

  view: { ja: '表示', en: 'View' },
  'view.station': { ja: 'ステーション', en: 'Station' },
  'view.server': { ja: 'サーバ', en: 'Server' },
  'view.organization': { ja: '組織', en: 'Organization' },
  'view.blueprint': { ja: 'ブループリント', en: 'Blueprint' },
  'view.apply': { ja: '適用', en: 'Apply' },
  'view.verify': { ja: '検証', en: 'Verify' },
  'view.profiles': { ja: 'プロファイル', en: 'Profiles' },
  'view.records': { ja: '記録', en: 'Records' },
  'view.fleet': { ja: '端末管理', en: 'Fleet' },
  'view.calendar': { ja: 'カレンダー', en: 'Calendar' },
  'view.needs-me': { ja: '対応が必要な端末だけを表示', en: 'Show Only What Needs Me' },
  'view.appearance': { ja: '外観', en: 'Appearance' },
  'view.appearance.system': { ja: 'Mac に合わせる', en: 'Same as the Mac' },
  'view.appearance.light': { ja: 'ライト', en: 'Light' },
  'view.appearance.dark': { ja: 'ダーク', en: 'Dark' },
  'view.language': { ja: '言語 (Language)', en: 'Language (言語)' },
  'view.language.system': { ja: 'Mac に合わせる', en: 'Same as the Mac' },
  'view.language.ja': { ja: '日本語', en: '日本語' },
  'view.language.en': { ja: 'English', en: 'English' },
  'view.actual-size': { ja: '実際のサイズ', en: 'Actual Size' },
  'view.zoom-in': { ja: '拡大', en: 'Zoom In' },
  'view.zoom-out': { ja: '縮小', en: 'Zoom Out' },
  'view.full-screen': { ja: 'フルスクリーンにする', en: 'Enter Full Screen' },
  'view.reload': { ja: 'ウインドウを再読み込み(端末の作業は続きます)', en: 'Reload Window (Devices Go On)' },

  devices: { ja: '端末', en: 'Devices' },
  'devices.primary': { ja: '画面の主な操作を実行', en: 'Do the View’s Main Action' },
  'devices.arm': { ja: '安全スイッチを「作業可」にする…', en: 'Arm…' },
  'devices.disarm': { ja: '安全スイッチを「ロック」に戻す', en: 'Disarm' },
  'devices.pause': { ja: 'すべて一時停止', en: 'Pause All' },
  'devices.resume': { ja: '再開', en: 'Resume' },
  'devices.retry': { ja: '失敗した端末だけやり直す…', en: 'Retry Failed Only…' },
  'devices.sync': { ja: '記録を今すぐ送る', en: 'Send Records Now' },
  'devices.notifications': { ja: '通知', en: 'Notifications' },
  'devices.sounds': { ja: 'サウンド', en: 'Sounds' },

  window: { ja: 'ウインドウ', en: 'Window' },
  'window.minimize': { ja: 'しまう', en: 'Minimize' },
  'window.zoom': { ja: '拡大/縮小', en: 'Zoom' },
  'window.front': { ja: 'すべてを手前に移動', en: 'Bring All to Front' },

  help: { ja: 'ヘルプ', en: 'Help' },
  'help.shortcuts': { ja: 'キーボードショートカット', en: 'Keyboard Shortcuts' },
  'help.logs': { ja: 'ログフォルダを開く', en: 'Open Log Folder' },
} as const satisfies Labels;
export type MenuText = keyof typeof menuTexts;

export function menuText(key: MenuText, language: Language): string {
  return menuTexts[key][language];
}
