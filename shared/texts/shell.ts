import type { FilePurpose } from '../contract/window.ts';
import { fill, type Language } from './language.ts';

type Texts = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** What the program says outside its page: dialogs, notifications, the dock. Counts are numbers of devices. */
const shellTexts = {
  'quit.title': { ja: '{count} 台が作業中です。終了しますか?', en: 'Quit while {count} devices are being worked on?' },
  'quit.title.one': { ja: '1 台が作業中です。終了しますか?', en: 'Quit while 1 device is being worked on?' },
  'quit.detail': {
    ja: '終了すると作業は止まります。消去などのやり直せない操作は終わるまで待ちます。残りは、次に Kitbench を開いたときに端末の状態を確かめて再開します。',
    en: 'The work stops. An erase or another step that cannot be undone is waited for. The rest goes on when Kitbench is opened again, by what the devices show then.',
  },
  'quit.cancel': { ja: 'キャンセル', en: 'Cancel' },
  'quit.quit': { ja: '終了', en: 'Quit' },

  'notice.needs-person': { ja: '{count} 台に対応が必要です', en: '{count} devices need you' },
  'notice.needs-person.one': { ja: '1 台に対応が必要です', en: '1 device needs you' },
  'notice.finished': { ja: 'すべて終わりました', en: 'All done' },
  'notice.tally': { ja: '完了 {done} 台・失敗 {failed} 台', en: '{done} done, {failed} failed' },
  'notice.tally.clean': { ja: '完了 {done} 台', en: '{done} done' },
  'notice.running': { ja: '作業中 {active} 台・完了 {done} 台', en: '{active} running, {done} done' },

  'page-gone.title': { ja: '画面が応答しなくなりました', en: 'The window stopped working' },
  'page-gone.detail': {
    ja: '端末の作業は続いています。ウインドウを再読み込みしてください。',
    en: 'Work on devices goes on. Reload the window.',
  },
  'page-gone.reload': { ja: '再読み込み', en: 'Reload' },
  'page-gone.wait': { ja: '待つ', en: 'Wait' },

  'command-line.done': { ja: 'コマンド kitbench を使えるようにしました', en: 'The command kitbench is ready' },
  'command-line.done.detail': {
    ja: '{path} を作りました。新しいターミナルで「kitbench --help」を試してください。',
    en: '{path} was made. Try “kitbench --help” in a new terminal.',
  },
  'command-line.by-hand': { ja: 'ターミナルでの操作が必要です', en: 'One step in the terminal is needed' },
  'command-line.by-hand.detail': {
    ja: '{path} に書き込む権限がありません。次の行をターミナルで実行してください。\n\n{command}',
    en: 'This account may not write to {path}. Run this line in a terminal:\n\n{command}',
  },
  'command-line.copy': { ja: '行をコピー', en: 'Copy Line' },
  'command-line.close': { ja: '閉じる', en: 'Close' },

  'fault.title': { ja: '予期しないエラーが起きました', en: 'Something unexpected happened' },
  'fault.detail': {
    ja: '端末の作業は続いています。ヘルプメニューの「ログフォルダを開く」で記録を保存し、区切りのよいところで Kitbench を開き直してください。',
    en: 'Work on devices goes on. Save the logs (Help menu, Open Log Folder) and open Kitbench again when it suits.',
  },

  'files.payload': { ja: '設定に入れるファイル', en: 'Files for a setting' },
  'files.profiles': { ja: '構成プロファイルを選択', en: 'Choose Profiles' },
  'files.blueprint': { ja: 'ブループリント', en: 'Blueprint' },
  'files.identity': { ja: '監視識別情報', en: 'Supervision Identity' },
  'files.certificates': { ja: 'トラストアンカー証明書を選択', en: 'Choose Trust Anchor Certificates' },
  'files.table': { ja: '表 (CSV)', en: 'Table (CSV)' },
  'folder.mirror': { ja: '控えのフォルダを選択', en: 'Choose the Mirror’s Folder' },
  'files.report': { ja: '報告書', en: 'Report' },
  'files.push': { ja: 'Apple Push 証明書を選択', en: 'Choose the Push Certificate' },
  'files.token': { ja: 'トークンを選択', en: 'Choose the Token' },
  'files.calendar': { ja: 'カレンダー', en: 'Calendar' },
  'files.station': { ja: 'ステーションの引き継ぎファイル', en: 'Station Bundle' },
} as const satisfies Texts & Readonly<Record<`files.${FilePurpose}`, Readonly<Record<Language, string>>>>;
export type ShellText = keyof typeof shellTexts;

export function shellText(
  key: ShellText,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  return fill(shellTexts[key][language], texts);
}
