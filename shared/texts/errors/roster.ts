import type { ErrorArea } from '../../errors/entry.ts';

export const rosterErrors = {
  'roster.unreadable': {
    kind: 'bad-input',
    ja: {
      what: '名簿「{file}」を読めません ({reason})。',
      next: '1 行目が見出しの CSV（UTF-8 または Shift_JIS）で保存し直してください。',
    },
    en: {
      what: 'The roster {file} cannot be read ({reason}).',
      next: 'Save it as CSV in UTF-8 or Shift_JIS, with a heading in its first line.',
    },
  },
  'roster.misfits': {
    kind: 'bad-input',
    ja: {
      what: '名簿「{file}」に読み込めない行が {count} 行あります。',
      next: '行を直すか、その行を除いて読み込んでください。',
    },
    en: {
      what: '{count} {count:row|rows} of the roster {file} cannot be taken.',
      next: 'Correct them, or import it without them.',
    },
  },
  'roster.name-taken': {
    kind: 'bad-input',
    ja: { what: '「{name}」という名簿がすでにあります。', next: '別の名前を付けるか、先に削除してください。' },
    en: { what: 'There is already a roster {name}.', next: 'Give it another name, or remove that one first.' },
  },
  'roster.serial-taken': {
    kind: 'bad-input',
    ja: {
      what: '{serial} は {position} 番目の行の端末です。',
      next: 'その行からシリアル番号を外してから、もう一度結び付けてください。',
    },
    en: {
      what: '{serial} belongs to row {position} already.',
      next: 'Take the serial number out of that row first.',
    },
  },
  'roster.no-row': {
    kind: 'bad-input',
    ja: { what: '名簿に {position} 番目の行はありません。', next: '一覧で番号を確かめてください。' },
    en: { what: 'The roster has no row {position}.', next: 'Look at the list for its number.' },
  },
  'roster.full': {
    kind: 'needs-operator',
    ja: {
      what: '名簿「{name}」に空いている行がありません（{serial}）。',
      next: '名簿に行を足すか、別の名簿を使ってください。',
    },
    en: {
      what: 'No row of the roster {name} is free for {serial}.',
      next: 'Import a longer roster, or use another one.',
    },
  },
  'roster.not-a-serial': {
    kind: 'bad-input',
    ja: { what: '「{text}」はシリアル番号ではありません。', next: '箱か端末のシリアル番号を読み取ってください。' },
    en: { what: '"{text}" is no serial number.', next: 'Scan the serial number on the box or the device.' },
  },
  'roster.nothing-to-undo': {
    kind: 'bad-input',
    ja: { what: '取り消せる変更はありません。', next: 'そのまま続けてください。' },
    en: { what: 'There is no change to undo.', next: 'Nothing needs to be done.' },
  },
  'roster.numbers-used-up': {
    kind: 'needs-operator',
    ja: {
      what: '連番「{series}」をこの Mac の範囲（{last} まで）で使い切りました。',
      next: '範囲を広げてください。ほかの Mac の範囲と重ねないでください。',
    },
    en: {
      what: 'This station has used up its numbers of the series {series}, which end at {last}.',
      next: 'Give it a longer range that no other station has.',
    },
  },
  'escrow.none': {
    kind: 'bad-input',
    ja: { what: '{serial} の {kind} は保管されていません。', next: 'シリアル番号を確かめてください。' },
    en: { what: 'No {kind} of {serial} is kept.', next: 'Check the serial number.' },
  },
  'roster.bad-range': {
    kind: 'bad-input',
    ja: { what: '範囲が正しくありません: {first} から {last}', next: '始まりを終わり以下にしてください。' },
    en: { what: 'This is no range: {first} to {last}', next: 'Let it begin at or before its end.' },
  },
} as const satisfies ErrorArea;
