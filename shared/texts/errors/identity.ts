import type { ErrorArea } from '../../errors/entry.ts';

export const identityErrors = {
  'identity.wrong-password': {
    kind: 'bad-input',
    ja: { what: 'このパスワードでは開けません。', next: '書き出したときのパスワードを入力してください。' },
    en: { what: 'This password does not open the file.', next: 'Type the password it was exported with.' },
  },
  'identity.unreadable': {
    kind: 'bad-input',
    ja: {
      what: '監視識別情報として読めるファイルではありません。',
      next: 'PKCS#12 (.p12) のファイルか、証明書と秘密鍵 (PEM または DER) の組を選んでください。',
    },
    en: {
      what: 'This is no file of a supervision identity.',
      next: 'Choose a PKCS#12 file (.p12), or a certificate and its private key (PEM or DER).',
    },
  },
  'identity.no-certificate': {
    kind: 'bad-input',
    ja: {
      what: '証明書として読めるファイルではありません。',
      next: '証明書 (PEM または DER) を選んでください。秘密鍵は要りません。',
    },
    en: {
      what: 'This file holds no certificate.',
      next: 'Choose a certificate (PEM or DER). Its private key is not needed.',
    },
  },
  'identity.incomplete': {
    kind: 'bad-input',
    ja: {
      what: '証明書と、その秘密鍵がそろっていません。',
      next: '同じ監視識別情報の証明書と秘密鍵を、いっしょに選んでください。',
    },
    en: {
      what: 'A certificate and its own private key are not both there.',
      next: 'Choose certificate and private key of the same identity together.',
    },
  },
  'identity.unsupported-key': {
    kind: 'bad-input',
    ja: {
      what: '監視識別情報の鍵が RSA ではありません ({type})。',
      next: 'RSA の鍵を持つ監視識別情報を使ってください。',
    },
    en: { what: "The identity's key is not RSA ({type}).", next: 'Use a supervision identity with an RSA key.' },
  },
  'identity.fixed': {
    kind: 'bad-input',
    ja: {
      what: '登録済みの組織の監視識別情報は変えられません。',
      next: '別の監視識別情報を使うには、新しい組織を追加してください。',
    },
    en: {
      what: 'The supervision identity of an existing organization cannot be changed.',
      next: 'Add a new organization to use another identity.',
    },
  },
  'identity.same': {
    kind: 'bad-input',
    ja: {
      what: 'いま使っている監視識別情報と同じものです。',
      next: '別の監視識別情報を選ぶか、新しく生成してください。',
    },
    en: { what: 'This is the identity in use already.', next: 'Choose another one, or make a new one.' },
  },
  'identity.already-accepted': {
    kind: 'bad-input',
    ja: { what: 'この証明書はすでに登録されています。', next: '一覧で確かめてください。' },
    en: { what: 'Devices obey this certificate already.', next: 'Look at the list.' },
  },
  'identity.too-many-accepted': {
    kind: 'bad-input',
    ja: { what: '証明書は {limit} 件までです。', next: '使わなくなったものを外してください。' },
    en: { what: 'No more than {limit} certificates can be added.', next: 'Remove one that is no longer used.' },
  },
  'identity.changed': {
    kind: 'bad-input',
    ja: {
      what: '書き出した監視識別情報は、この組織のものではありません。',
      next: 'もう一度書き出してください。',
    },
    en: { what: "The identity that was exported is not this organization's.", next: 'Export it again.' },
  },
} as const satisfies ErrorArea;
