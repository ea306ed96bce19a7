/** What stands on the screen along the five steps, typed here as a person reads it: no catalogue is asked. */
export type Words = {
  readonly practise: string;
  readonly start: string;
  readonly begin: string;
  readonly server: string;
  readonly usePracticeServer: string;
  readonly save: string;
  readonly toOrganization: string;
  readonly organization: string;
  readonly addOrganization: string;
  readonly organizationName: readonly [label: string, text: string];
  readonly toBlueprint: string;
  readonly blueprint: string;
  readonly addBlueprint: string;
  readonly blueprintName: readonly [label: string, text: string];
  readonly usePracticeWifi: string;
  readonly toApply: string;
  readonly apply: string;
  selectReady(count: number): string;
  plan(count: number): string;
  kit(count: number): string;
  readonly toVerify: string;
  readonly verify: string;
  readonly next: string;
  readonly applyConfiguration: string;
  readonly toRecords: string;
  readonly records: string;
  readonly verified: string;
  delivered(count: number): string;
};

export const words: Readonly<Record<'ja' | 'en', Words>> = {
  ja: {
    start: 'はじめに',
    practise: 'iPad 12 台で練習する',
    begin: '練習を始める',
    server: 'サーバ',
    usePracticeServer: '練習用 MDM を使う',
    save: '保存',
    toOrganization: '次へ：組織',
    organization: '組織',
    addOrganization: '組織を追加',
    organizationName: ['組織名', '青葉市教育委員会'],
    toBlueprint: '次へ：ブループリント',
    blueprint: 'ブループリント',
    addBlueprint: 'ブループリントを追加',
    blueprintName: ['ブループリントの名前', '教室用 iPad'],
    usePracticeWifi: '練習用の Wi-Fi を入れる',
    toApply: '次へ：適用',
    apply: '適用',
    selectReady: (count) => `準備完了の ${count} 台を選択`,
    plan: (count) => `${count} 台の計画を表示`,
    kit: (count) => `iPad ${count}台をキッティング`,
    toVerify: '次へ：検証',
    verify: '検証',
    next: '次へ',
    applyConfiguration: '構成を適用',
    toRecords: '次へ：記録',
    records: '記録',
    verified: '検証済み',
    delivered: (count) => `送信済み ${count} 件`,
  },
  en: {
    start: 'Getting started',
    practise: 'Practice with 12 iPads',
    begin: 'Start practicing',
    server: 'Server',
    usePracticeServer: 'Use the practice MDM',
    save: 'Save',
    toOrganization: 'Next: Organization',
    organization: 'Organization',
    addOrganization: 'Add an organization',
    organizationName: ['Name', 'Aoba Board of Education'],
    toBlueprint: 'Next: Blueprint',
    blueprint: 'Blueprint',
    addBlueprint: 'Add a blueprint',
    blueprintName: ['Blueprint name', 'Classroom iPads'],
    usePracticeWifi: 'Use the practice Wi-Fi',
    toApply: 'Next: Apply',
    apply: 'Apply',
    selectReady: (count) => `Select all ${count} ready`,
    plan: (count) => `Plan for ${count}`,
    kit: (count) => `Kit ${count} iPads`,
    toVerify: 'Next: Verify',
    verify: 'Verify',
    next: 'Next',
    applyConfiguration: 'Apply Configuration',
    toRecords: 'Next: Records',
    records: 'Records',
    verified: 'verified',
    delivered: (count) => `${count} delivered`,
  },
};
