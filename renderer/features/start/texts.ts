import { defineTexts } from '../../i18n/define-texts.ts';

export const startTexts = defineTexts('start', {
  ja: {
    title: 'はじめに',
    heading: '端末をつないで、確かめて、まとめて準備する',
    lead: 'Kitbench は、USB でつないだ iPad や iPhone を監視対象にし、MDM に登録できる状態まで、まとめて準備します。',
    'one.title': '1. ハブにつなぐ',
    'one.text': 'つないだ端末が、台の並びどおりにスロット番号つきで表示されます。つなぐだけでは端末は変わりません。',
    'one.drawing': 'Mac とハブに iPad が 4 台つながっている絵',
    'two.title': '2. 何が起きるかを確かめる',
    'two.text':
      '端末ごとの手順と、消去される台数を先に表示します。安全スイッチを「作業可」にして実行するまで、何も消去しません。',
    'two.drawing': '手順の一覧と、消去の行を囲む確認のしるし、安全スイッチの絵',
    'three.title': '3. 記録が MDM へ届く',
    'three.text':
      '1 台終わるごとに登録記録が残ります。教室にネットワークがなくても保管し、つながりしだい MDM へ送ります。',
    'three.drawing': '部屋の中の記録が、点線の道を通って外の MDM サーバへ届く絵',
    practice: 'iPad 12 台で練習する',
    real: '本番を始める',
    'real.hint': 'まず MDM サーバの情報を登録します。',
    'real.move': '別の Mac から引き継ぐ…',
    'practice.about': '練習では、本物の端末やサーバに触れず、最初から最後まで試せます。',
    'practice.is-one.title': 'このウインドウは練習用です',
    'practice.is-one.text':
      '練習用の iPad と MDM が用意されています。何を消去しても、本物の端末とサーバには影響しません。終わると、すべて消えます。',
    'practice.begin': '練習を始める',
    'practice.opened.title': '練習用のウインドウを開いています',
    'practice.opened.text': 'このウインドウとは別に開きます。閉じると、練習はすべて消えます。',
    'practice.command.title': '練習は、別のウインドウで開きます',
    'practice.command.text':
      'ターミナルで次のコマンドを実行すると、練習用の iPad 12 台と MDM がブラウザで開きます。このステーションには影響しません。',
    'practice.command.copy': 'コマンドをコピー',
    'ready.well': 'ステーションの点検: 問題ありません',
    'ready.failed_other': 'ステーションの点検: 始める前に {{count}} 件の対処が必要です',
    'ready.open': '点検の結果を見る',
  },
  en: {
    title: 'Getting started',
    heading: 'Plug in, look, and prepare them all at once',
    lead: 'Kitbench takes the iPads and iPhones on your USB hubs, makes them supervised, and prepares them to enroll in your MDM, all at once.',
    'one.title': '1. Plug them in',
    'one.text':
      'Devices appear in the order of your bench, each with its slot number. Plugging in changes nothing on a device.',
    'one.drawing': 'A Mac and a hub with four iPads attached',
    'two.title': '2. See what will happen',
    'two.text':
      'You see the steps of each device, and how many will be erased, before anything runs. Nothing is erased until you arm the station and start.',
    'two.drawing': 'A list of steps with the erase marked for confirmation, and a safety switch',
    'three.title': '3. The record reaches the MDM',
    'three.text':
      'Each finished device leaves a record. Without a network in the room it is kept, and sent as soon as the network is back.',
    'three.drawing': 'Records in a room travel along a dotted way to an MDM server outside',
    practice: 'Practice with 12 iPads',
    real: 'Start for real',
    'real.hint': 'Begins with your MDM server.',
    'real.move': 'Set up from another Mac…',
    'practice.about': 'Practice goes from start to finish without touching a real device or server.',
    'practice.is-one.title': 'This window is for practice',
    'practice.is-one.text':
      'Practice iPads and a practice MDM are ready. Whatever you erase here, no real device or server is touched. Everything is gone when it ends.',
    'practice.begin': 'Start practicing',
    'practice.opened.title': 'The practice window is opening',
    'practice.opened.text': 'It opens beside this one. When it is closed, everything in it is gone.',
    'practice.command.title': 'Practice opens in a window of its own',
    'practice.command.text':
      'Run this command in a terminal: 12 practice iPads and an MDM open in your browser. This station is not touched.',
    'practice.command.copy': 'Copy the command',
    'ready.well': 'Station check: all is well',
    'ready.failed_one': 'Station check: {{count}} thing must be mended before you start',
    'ready.failed_other': 'Station check: {{count}} things must be mended before you start',
    'ready.open': 'See what was found',
  },
});
