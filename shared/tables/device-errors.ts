import type { ChainLink } from '../domain/run.ts';
import type { mcInstallErrors } from '../texts/errors/wire-mcinstall.ts';

export type DeviceErrorMeaning = {
  /** The KitError that this device error becomes. */
  readonly problem: keyof typeof mcInstallErrors;
  readonly ja: string;
  readonly en: string;
  /** Says only that something inside failed: the cause is another link of the chain. */
  readonly wrapper?: true;
};

type Row = readonly [
  code: number | readonly [first: number, last: number],
  problem: DeviceErrorMeaning['problem'],
  ja: string,
  en: string,
];

/** Older releases and Apple's reference say MCTunnel, recent releases DMCTunnel (device-protocols §3.6). */
const TUNNEL: readonly Row[] = [
  [14000, 'mcinstall.bad-request', '要求の項目が正しくない', 'invalid field in the request'],
  [14001, 'mcinstall.device-locked', '端末がロックされている', 'device locked'],
  [14002, 'mcinstall.already-configured', 'クラウド構成がすでにある', 'cloud configuration already present'],
  [14004, 'mcinstall.setting-refused', 'Wi-Fi の電源を切り替えられない', 'Wi-Fi power state could not be changed'],
  [
    14005,
    'mcinstall.setting-refused',
    'Wi-Fi の電源の切り替えが許可されていない',
    'changing Wi-Fi power is not permitted',
  ],
];

const DOMAINS: Readonly<Record<string, readonly Row[]>> = {
  MCTunnelErrorDomain: TUNNEL,
  DMCTunnelErrorDomain: TUNNEL,
  MCCloudConfigErrorDomain: [
    [33000, 'mcinstall.credentials-needed', '認証情報が必要', 'credentials needed'],
    [
      33001,
      'mcinstall.cloud-configuration-unavailable',
      'クラウド構成を取得できない',
      'cloud configuration not fetched',
    ],
    [33002, 'mcinstall.bad-cloud-configuration', 'クラウド構成の内容が正しくない', 'invalid cloud configuration'],
    [33003, 'mcinstall.not-activated', 'アクティベートされていない', 'device not activated'],
    [33004, 'mcinstall.ade-assigned', 'ABM または ASM で割り当て済み', 'assigned in ABM or ASM'],
    [33005, 'mcinstall.ade-refused', '自動デバイス登録により拒否', 'refused because of ADE'],
    [33014, 'mcinstall.ade-refused', '自動デバイス登録により拒否', 'refused because of ADE'],
    [33015, 'mcinstall.pair-records-kept', 'ペアリングを削除できない', 'pair records could not be deleted'],
    [33023, 'mcinstall.not-saved', '保存に失敗', 'saving failed'],
  ],
  MCCloudConfigurationErrorDomain: [
    [34004, 'mcinstall.cloud-configuration-unavailable', 'サーバを利用できない', 'server unavailable'],
  ],
  MCProfileErrorDomain: [[[1000, 1010], 'mcinstall.bad-profile', 'プロファイルが壊れている', 'malformed profile']],
  MCPayloadErrorDomain: [[[2000, 2005], 'mcinstall.bad-profile', 'ペイロードが壊れている', 'malformed payload']],
  MCInstallationErrorDomain: [
    [4000, 'mcinstall.bad-profile', 'プロファイルを読めない', 'profile cannot be parsed'],
    [4001, 'mcinstall.profile-failed', 'インストールに失敗', 'installation failed'],
    [4002, 'mcinstall.bad-profile', 'UUID が重複している', 'duplicate UUID'],
    [4003, 'mcinstall.profile-failed', '待ち行列にない', 'profile not queued'],
    [4004, 'mcinstall.profile-cancelled', '端末で取り消された', 'cancelled on the device'],
    [4005, 'mcinstall.profile-failed', 'パスコードが条件を満たさない', 'passcode not compliant'],
    [4006, 'mcinstall.bad-profile', '削除日が過ぎている', 'removal date in the past'],
    [4007, 'mcinstall.bad-profile', '知らない形式', 'unrecognised format'],
    [4008, 'mcinstall.bad-profile', '署名の証明書が前のものと違う', 'signed by another certificate than before'],
    [4009, 'mcinstall.device-locked', '端末がロックされている', 'device locked'],
    [4010, 'mcinstall.bad-profile', '識別子が一致しない', 'identifier mismatch'],
    [4020, 'mcinstall.profile-not-allowed', '画面からのインストールは禁止', 'interactive installation prohibited'],
    [4021, 'mcinstall.profile-not-allowed', '画面からはインストールできない', 'must be installed without interaction'],
    [4022, 'mcinstall.profile-not-allowed', 'MDM からだけ配布できる', 'must come from an MDM'],
    [4023, 'mcinstall.profile-not-allowed', '受け付けないペイロード', 'payload not acceptable'],
    [4024, 'mcinstall.profile-not-found', 'プロファイルがない', 'profile not found'],
    [4025, 'mcinstall.not-supervised', '監視が必要', 'needs supervision'],
  ],
  MCMDMErrorDomain: [[[12000, 12076], 'mcinstall.mdm-failed', 'MDM への登録に失敗', 'MDM enrollment failed']],
  MCSettingsErrorDomain: [[[28000, 28002], 'mcinstall.setting-refused', '設定を変更できない', 'setting refused']],
  MCChaperoneErrorDomain: [
    [29000, 'mcinstall.not-supervised', '監視対象ではない', 'not supervised'],
    [29003, 'mcinstall.certificate-rejected', '証明書が違う', 'wrong certificate'],
  ],
  DMCKeybagErrorDomain: [
    [37000, 'mcinstall.keybag-migration', 'キーバッグの移行に失敗', 'keybag migration failed'],
    [37001, 'mcinstall.keybag-migration', 'キーバッグの移行が終わらない', 'keybag migration timed out'],
    [37002, 'mcinstall.passcode-set', 'パスコードが設定されている', 'a passcode is set'],
  ],
};

const WRAPPERS = new Set(['MCInstallationErrorDomain:4001']);

/** What a (domain, code) of a device's error chain means, if anybody has told (device-protocols §3.6). */
export function deviceErrorMeaning(domain: string, code: number): DeviceErrorMeaning | undefined {
  const rows = Object.hasOwn(DOMAINS, domain) ? DOMAINS[domain] : undefined;
  const row = rows?.find(([codes]) =>
    typeof codes === 'number' ? codes === code : code >= codes[0] && code <= codes[1],
  );
  if (row === undefined) return undefined;
  const [, problem, ja, en] = row;
  return WRAPPERS.has(`${domain}:${code}`) ? { problem, ja, en, wrapper: true } : { problem, ja, en };
}

/** The deepest link that somebody can explain; a wrapper only when nothing inside it is known. */
export function explainChain(chain: readonly ChainLink[]): DeviceErrorMeaning | undefined {
  const known = chain
    .map(({ domain, code }) => deviceErrorMeaning(domain, code))
    .filter((meaning) => meaning !== undefined);
  return known.findLast((meaning) => !meaning.wrapper) ?? known.at(-1);
}
