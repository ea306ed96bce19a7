import type { ErrorArea } from '../../errors/entry.ts';

/** Why an auto-run does not start or ended, and why it leaves a device alone. */
export const autoRunErrors = {
  'autorun.already-on': {
    kind: 'bad-input',
    ja: { what: '自動キッティングはすでにオンです。', next: '変えるときは、いったん停止してください。' },
    en: { what: 'Auto-run is already on.', next: 'Stop it first to change it.' },
  },
  'autorun.not-armed': {
    kind: 'bad-input',
    ja: {
      what: '安全スイッチが入っていないため、自動キッティングを始められません。',
      next: '「作業可」にしてから、もう一度始めてください。',
    },
    en: { what: 'The station is not armed, so auto-run does not start.', next: 'Arm it, then start again.' },
  },
  'autorun.restarted': {
    kind: 'needs-operator',
    ja: {
      what: 'ステーションが起動し直したため、自動キッティングはオフになりました。',
      next: '続けるときは、もう一度始めてください。',
    },
    en: { what: 'The station was restarted, so auto-run is off.', next: 'Start it again to go on.' },
  },
  'autorun.disarmed': {
    kind: 'needs-operator',
    ja: {
      what: '安全スイッチが「安全」に戻されたため、自動キッティングはオフになりました。',
      next: '続けるときは、もう一度始めてください。',
    },
    en: { what: 'The station was disarmed, so auto-run is off.', next: 'Start it again to go on.' },
  },
  'autorun.plan-changed': {
    kind: 'needs-operator',
    ja: {
      what: 'ブループリント「{blueprint}」か、その組織やサーバが変わったため、自動キッティングはオフになりました。',
      next: '内容を確かめて、もう一度始めてください。',
    },
    en: {
      what: 'The blueprint “{blueprint}”, its organization or its server changed, so auto-run is off.',
      next: 'Look at what it does now, then start it again.',
    },
  },
  'autorun.handed-over': {
    kind: 'needs-operator',
    ja: {
      what: '担当者が代わったか作業を終えたため、自動キッティングはオフになりました。',
      next: '続けるときは、いまの担当者が内容を確かめて、もう一度始めてください。',
    },
    en: {
      what: 'Whoever turned auto-run on has handed over or ended the shift, so it is off.',
      next: 'To go on, whoever works now looks at what it does and starts it again.',
    },
  },
  'autorun.over': {
    kind: 'device-problem',
    ja: {
      what: '自動キッティングがオフになったため、この端末の作業を取りやめました。何も書き込んでいません。',
      next: '必要なら、この端末を選んで計画を表示してください。',
    },
    en: {
      what: 'Auto-run was turned off, so the work on this device was called off. Nothing was written.',
      next: 'Select it and plan it by hand if wanted.',
    },
  },
  'autorun.seen-before': {
    kind: 'device-problem',
    ja: {
      what: 'このステーションに接続したことがある端末です。',
      next: 'キッティングするときは、端末を選んで計画を表示してください。',
    },
    en: { what: 'This station has seen this device before.', next: 'To kit it, select it and plan it by hand.' },
  },
  'autorun.configured-elsewhere': {
    kind: 'device-problem',
    ja: {
      what: 'ほかの組織({organization})が構成した端末です。自動では触れません。',
      next: '持ち主を確かめてから、端末を選んで計画を表示してください。',
    },
    en: {
      what: 'It was configured by another organization ({organization}); auto-run leaves it alone.',
      next: 'Make sure whose it is, then select it and plan it by hand.',
    },
  },
  'autorun.find-my': {
    kind: 'device-problem',
    ja: {
      what: '「探す」がオンか、確認できません。自動では消去しません。',
      next: '持ち主を確かめてから、端末を選んで計画を表示してください。',
    },
    en: {
      what: 'Find My is on, or cannot be read; auto-run does not erase it.',
      next: 'Make sure whose it is, then select it and plan it by hand.',
    },
  },
  'autorun.unknown-state': {
    kind: 'device-problem',
    ja: {
      what: '設定済みかどうかを確認できません。自動では触れません。',
      next: '端末を確かめてから、選んで計画を表示してください。',
    },
    en: {
      what: 'Whether it is set up cannot be read; auto-run leaves it alone.',
      next: 'Look at the device, then select it and plan it by hand.',
    },
  },
  'autorun.not-runnable': {
    kind: 'device-problem',
    ja: {
      what: '計画どおりに作業できない端末です。',
      next: '理由を解消してから、端末を選んで計画を表示してください。',
    },
    en: {
      what: 'The plan cannot be carried out on this device.',
      next: 'See to the reason, then select it and plan it by hand.',
    },
  },
} as const satisfies ErrorArea;
