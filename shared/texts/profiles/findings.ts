import type { Reason } from '../../domain/plan.ts';
import { fill, type Language } from '../language.ts';
import type { ReasonArea } from '../reasons/area.ts';
import type { Holes } from '../reasons/table.ts';

/** What can be wrong with, or worth knowing about, a configuration profile. */
export const profileFindingTexts = {
  'file.encoding': {
    ja: '文字コードが {encoding} です。端末には UTF-8 にして送ります。',
    en: 'The file is written in {encoding}. Devices get it as UTF-8.',
  },
  'file.before': {
    ja: 'プロファイルの前に余分なデータがあります。端末には取り除いて送ります。',
    en: 'Something stands before the profile. Devices get it without.',
  },
  'file.after': {
    ja: 'プロファイルの後に余分なデータがあります。端末には取り除いて送ります。',
    en: 'Something follows the profile. Devices get it without.',
  },
  'file.signature-dropped': {
    ja: '端末に送れる形にすると署名は失われます。',
    en: 'The form that devices get is no longer signed.',
  },
  'signer.expired': {
    ja: '署名の証明書は {date} に期限が切れています。端末は「未検証」と表示し、そのままインストールできます。',
    en: "The signer's certificate expired on {date}. Devices show “Not Verified” and install it all the same.",
  },
  'signer.not-yet': {
    ja: '署名の証明書は {date} から有効です。',
    en: "The signer's certificate is not valid before {date}.",
  },
  'signer.chain-open': {
    ja: '署名の証明書チェーンが発行元まで揃っていません。',
    en: "The signer's certificate chain is not complete.",
  },
  'profile.encrypted': {
    ja: '暗号化された内容は読めません。',
    en: 'Its encrypted content cannot be read.',
  },
  'profile.type': {
    ja: 'PayloadType が Configuration ではありません。端末は受け付けません。',
    en: 'Its PayloadType is not Configuration: devices refuse it.',
  },
  'profile.empty': {
    ja: 'ペイロードがありません。端末は受け付けません。',
    en: 'It holds no payload: devices refuse it.',
  },
  'profile.no-wrapper': {
    ja: '{index} 番目のペイロードが辞書ではありません。端末は受け付けません。',
    en: 'Payload {index} is no dictionary: devices refuse it.',
  },
  'profile.duplicate-uuid': {
    ja: 'PayloadUUID {uuid} が重複しています。端末は受け付けません。',
    en: 'The PayloadUUID {uuid} stands twice: devices refuse it.',
  },
  'profile.duplicate-identifier': {
    ja: 'PayloadIdentifier {identifier} が重複しています。',
    en: 'The PayloadIdentifier {identifier} stands twice.',
  },
  'profile.removal-past': {
    ja: '自動削除の日時 ({date}) を過ぎています。端末は受け付けません。',
    en: 'Its removal date ({date}) has passed: devices refuse it.',
  },
  'profile.signed-variables': {
    ja: '署名済みのプロファイルでは変数 ({names}) を端末ごとに置き換えられません。',
    en: 'Variables ({names}) cannot be filled in for each device in a signed profile.',
  },
  'payload.unknown': {
    ja: '{type} は表にないペイロードです。そのまま残します。',
    en: '{type} is a payload that our table does not know. It is kept as it is.',
  },
  'payload.several': {
    ja: '「{payload}」は 1 つのプロファイルに 1 つだけ入れられます。',
    en: 'A profile may hold only one “{payload}”.',
  },
  'payload.supervised': {
    ja: '「{payload}」は監視対象の端末にだけ入ります。',
    en: '“{payload}” needs a supervised device.',
  },
  'payload.unsupervised': {
    ja: '「{payload}」は監視対象でない端末では拒否されます。',
    en: 'A device that is not supervised refuses “{payload}”.',
  },
  'payload.mdm-only': {
    ja: '「{payload}」は MDM からしか入れられません。USB では端末が拒否します。',
    en: 'Only an MDM can install “{payload}”: over USB devices refuse it.',
  },
  'payload.too-new': {
    ja: '「{payload}」には iOS {from} 以降が必要です。iOS {version} は拒否します。',
    en: '“{payload}” needs iOS {from} or later: iOS {version} refuses it.',
  },
  'payload.removed': {
    ja: '「{payload}」は iOS {removed} で廃止されました。iOS {version} は拒否します。',
    en: '“{payload}” was removed in iOS {removed}: iOS {version} refuses it.',
  },
  'payload.deprecated': {
    ja: '「{payload}」は iOS {deprecated} から非推奨です。',
    en: '“{payload}” is deprecated since iOS {deprecated}.',
  },
  'payload.not-here': {
    ja: '「{payload}」はこの種類の端末にはありません。',
    en: '“{payload}” does not exist on this kind of device.',
  },
  'filter.uuid': {
    ja: '監視対象でない端末のコンテンツフィルタには iOS 16 以降と ContentFilterUUID が必要です。',
    en: 'On a device that is not supervised, a content filter needs iOS 16 and a ContentFilterUUID.',
  },
  'key.missing': { ja: '「{key}」がありません。', en: '“{key}” is missing.' },
  'key.type': {
    ja: '「{key}」の値の種類が違います ({type} が必要)。',
    en: '“{key}” has a value of the wrong kind ({type} is needed).',
  },
  'key.values': { ja: '「{key}」に使える値は {values} です。', en: '“{key}” may be {values}.' },
  'key.range': { ja: '「{key}」は {range} の範囲です。', en: '“{key}” must be within {range}.' },
  'key.pattern': { ja: '「{key}」の書式が正しくありません。', en: '“{key}” is not written as it should be.' },
  'key.too-many': { ja: '「{key}」は {limit} 件までです。', en: '“{key}” holds at most {limit} entries.' },
  'key.unknown': {
    ja: '「{key}」は表にないキーです。そのまま残します。',
    en: '“{key}” is a key that our table does not know. It is kept as it is.',
  },
  'key.supervised': {
    ja: '「{key}」は監視対象の端末でだけ効きます。',
    en: '“{key}” has effect on supervised devices only.',
  },
  'key.mdm-only': {
    ja: '「{key}」は MDM から入れたときだけ効きます。',
    en: '“{key}” has effect only when an MDM installs it.',
  },
  'key.too-new': {
    ja: '「{key}」は iOS {from} からです。iOS {version} では効きません。',
    en: '“{key}” came with iOS {from}: iOS {version} ignores it.',
  },
  'key.removed': {
    ja: '「{key}」は iOS {removed} で廃止されました。iOS {version} では効きません。',
    en: '“{key}” was removed in iOS {removed}: iOS {version} ignores it.',
  },
  'key.deprecated': {
    ja: '「{key}」は iOS {deprecated} から非推奨です。',
    en: '“{key}” is deprecated since iOS {deprecated}.',
  },
  'key.not-here': {
    ja: '「{key}」はこの種類の端末では効きません。',
    en: '“{key}” has no effect on this kind of device.',
  },
  'wifi.no-name': {
    ja: 'Wi-Fi にネットワーク名 (SSID) もドメイン名もありません。',
    en: 'The Wi-Fi has neither a network name (SSID) nor a domain name.',
  },
  'wifi.ssid': { ja: 'SSID は UTF-8 で 1〜32 バイトです。', en: 'An SSID has 1 to 32 bytes of UTF-8.' },
  'wifi.password': {
    ja: 'Wi-Fi のパスワードが {encryption} に合いません。WPA は 8〜63 文字または 16 進 64 桁、WEP は 5・13 文字または 16 進 10・26 桁です。',
    en: 'The Wi-Fi password does not fit {encryption}. WPA: 8 to 63 characters or 64 hex digits; WEP: 5 or 13 characters, or 10 or 26 hex digits.',
  },
  'wifi.no-password': {
    ja: 'Wi-Fi のパスワードがありません。端末は使う人にたずねます。',
    en: 'The Wi-Fi has no password: the device will ask its user.',
  },
  'wifi.no-identity': {
    ja: 'EAP-TLS には証明書 (PayloadCertificateUUID) が必要です。',
    en: 'EAP-TLS needs a certificate (PayloadCertificateUUID).',
  },
  'proxy.no-server': {
    ja: '手動のプロキシにはサーバとポートが必要です。',
    en: 'A manual proxy needs its server and port.',
  },
  'reference.missing': {
    ja: '「{key}」が指す証明書 {uuid} がこのプロファイルにありません。',
    en: 'The certificate {uuid} that “{key}” names is not in this profile.',
  },
  'certificate.unreadable': {
    ja: '「{payload}」の証明書を読めません。',
    en: 'The certificate of “{payload}” cannot be read.',
  },
  'certificate.expired': {
    ja: '証明書「{name}」は {date} に期限が切れています。',
    en: 'The certificate “{name}” expired on {date}.',
  },
  'certificate.password': {
    ja: 'PKCS #12 を開けません。パスワードが違うか、ファイルが壊れています。',
    en: 'The PKCS #12 file does not open: its password is wrong or it is damaged.',
  },
} as const satisfies ReasonArea;

type Findings = typeof profileFindingTexts;
export type FindingCode = keyof Findings;
export type FindingParams<C extends FindingCode> = [Holes<Findings[C]['en']>] extends [never]
  ? Readonly<Record<string, never>>
  : Readonly<Record<Holes<Findings[C]['en']>, string>>;

const byCode: ReasonArea = profileFindingTexts;

/** The sentence of a finding; its bare code when it is not one of these. */
export function profileFindingText(reason: Reason, language: Language): string {
  const text = byCode[reason.code];
  return text === undefined ? reason.code : fill(text[language], reason.params, language);
}
