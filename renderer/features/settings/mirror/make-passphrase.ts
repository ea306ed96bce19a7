/** Without characters that look alike on paper. 32 of them: five bits each. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const groups = 5;
const groupLength = 5;

/** 125 random bits, in groups that can be read out and typed again. */
export function makePassphrase(): string {
  const random = crypto.getRandomValues(new Uint8Array(groups * groupLength));
  const letters = [...random].map((byte) => alphabet[byte % alphabet.length] ?? '').join('');
  return (letters.match(new RegExp(`.{${groupLength}}`, 'g')) ?? []).join('-');
}
