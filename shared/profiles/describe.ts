import {
  isBigInteger,
  isData,
  isDate,
  isProfileDict,
  markedPath,
  type ProfileDocument,
  type ProfileValue,
  valueAt,
} from '../domain/profile-document.ts';
import { commonKeys, payloadTypeOf } from '../tables/payload-table.ts';
import { fill, type Language } from '../texts/language.ts';
import { payloadTitle } from '../texts/profiles/payload-titles.ts';
import { type FormField, formOf } from './form-model.ts';
import { handForm } from './forms/all.ts';
import { type Words, words } from './forms/form.ts';

export type PayloadWords = {
  readonly title: string;
  /** What it does, in a sentence. */
  readonly about?: string;
  /** Each setting in it, in words where there are any. */
  readonly lines: readonly { readonly label: string; readonly value: string }[];
};

const kept = words('••••••••', '••••••••');
const yes = words('はい', 'yes');
const no = words('いいえ', 'no');
const allowed = words('許可', 'allowed');
const forbidden = words('禁止', 'not allowed');
const data = words('{count} バイトのデータ', '{count} bytes of data');
const entries = words('{count} 件', '{count} {count:entry|entries}');
const restrictions = 'com.apple.applicationaccess';
const commonNames: ReadonlySet<string> = new Set(commonKeys.map(({ key }) => key));

/** What a payload does, for a person. Secrets stay marks; keys that no form knows are shown by their names. */
export function describePayload(payload: ProfileDocument, language: Language): PayloadWords {
  const type = payloadTypeOf(payload);
  const name = typeof payload.PayloadType === 'string' ? payload.PayloadType : '?';
  const fields = type === undefined ? [] : formOf(type).flatMap((section) => section.fields);
  const known = fields.flatMap((field) => {
    const value = valueAt(payload, field.path);
    return value === undefined
      ? []
      : [{ label: field.label[language], value: fieldWords(field, value, name, language) }];
  });
  const tops = new Set(fields.map(({ path: [top = ''] }) => top));
  const others = Object.entries(payload).filter(([key]) => !tops.has(key) && !commonNames.has(key));
  const about = type === undefined ? undefined : sentenceOf(type.id, payload, language);
  return {
    title: payloadTitle(type?.id ?? name, language),
    ...(about === undefined ? {} : { about }),
    lines: [...known, ...others.map(([key, value]) => ({ label: key, value: valueWords(value, language) }))],
  };
}

const joins = words('Wi-Fi「{ssid}」({encryption}) につなぎます。', 'Joins the Wi-Fi “{ssid}” ({encryption}).');
const locks = words('App「{app}」だけを使えるようにします。', 'Locks the device to the app “{app}”.');
const clips = words('ホーム画面に「{label}」({url}) を置きます。', 'Puts “{label}” ({url}) on the Home Screen.');
const enrolls = words('MDM ({url}) に登録します。', 'Enrolls the device into an MDM ({url}).');

function sentenceOf(id: string, payload: ProfileDocument, language: Language): string | undefined {
  const text = (path: string) => valueWords(valueAt(payload, path.split('.')) ?? '–', language);
  switch (id) {
    case 'com.apple.wifi.managed':
      return fill(joins[language], { ssid: text('SSID_STR'), encryption: text('EncryptionType') });
    case 'com.apple.app.lock':
      return fill(locks[language], { app: text('App.Identifier') });
    case 'com.apple.webClip.managed':
      return fill(clips[language], { label: text('Label'), url: text('URL') });
    case 'com.apple.mdm':
      return fill(enrolls[language], { url: text('ServerURL') });
    default:
      return handForm(id)?.about[language];
  }
}

function fieldWords({ values, path }: FormField, value: ProfileValue, type: string, language: Language): string {
  const named = (one: ProfileValue) => values?.[String(one)]?.[language] ?? valueWords(one, language);
  if (Array.isArray(value)) return value.every(isPlain) ? value.map(named).join(', ') : valueWords(value, language);
  const [key = ''] = path;
  if (type === restrictions && typeof value === 'boolean' && /^(?:safariA|a)llow/.test(key)) {
    return (value ? allowed : forbidden)[language];
  }
  return named(value);
}

function isPlain(value: ProfileValue): boolean {
  return typeof value !== 'object';
}

function valueWords(value: ProfileValue, language: Language): string {
  if (markedPath(value) !== undefined) return kept[language];
  if (typeof value === 'boolean') return (value ? yes : no)[language];
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (isData(value)) return counted(data, Math.floor((value.$data.length * 3) / 4), language);
  if (isDate(value)) return value.$date.slice(0, 16).replace('T', ' ');
  if (isBigInteger(value)) return value.$integer;
  if (Array.isArray(value))
    return value.every(isPlain)
      ? value.map((one) => valueWords(one, language)).join(', ')
      : counted(entries, value.length, language);
  return isProfileDict(value) ? counted(entries, Object.keys(value).length, language) : '';
}

function counted(sentence: Words, count: number, language: Language): string {
  return fill(sentence[language], { count: String(count) }, language);
}
