import type { AddedTrust, MergeChoice, TransferItem, TransferPreview } from '../../shared/domain/transfer.ts';
import { groupedFingerprint } from '../../shared/texts/fingerprint.ts';
import {
  itemStateTexts,
  sectionTexts,
  transferFactTexts,
  transferFactValue,
  transferItemName,
} from '../../shared/texts/transfer.ts';
import { dayOf } from '../checks/days.ts';
import type { Output } from './output.ts';

const texts = {
  from: { ja: '{station} から {date} に書き出されたファイル', en: 'Exported from {station} on {date}' },
  here: { ja: '(この Mac: {value})', en: '(here: {value})' },
  trusts: {
    ja: 'この Mac が新しく信頼することになるもの(確かめて --trust で 1 つずつ許可):',
    en: 'What this Mac would trust from then on (check each, and allow it with --trust):',
  },
  allowed: { ja: '許可', en: 'allowed' },
};
const choiceTexts = {
  take: { ja: '取り込む', en: 'take' },
  keep: { ja: 'そのまま', en: 'keep' },
  both: { ja: '両方', en: 'both' },
} as const;

/** A bundle on the terminal: every item with what it is here, and every trust that it would add. */
export function sayPreview(
  preview: TransferPreview,
  choices: Readonly<Record<string, MergeChoice>>,
  trusted: readonly string[],
  output: Output,
): void {
  output.say(output.text(texts.from, { station: preview.station, date: dayOf(preview.exportedAt) }));
  for (const item of preview.items) sayItem(item, choices[item.key] ?? item.choices[0] ?? 'keep', output);
  if (preview.trusts.length === 0) return;
  output.say(output.text(texts.trusts));
  for (const trust of preview.trusts) sayTrust(trust, trusted.includes(trust.id), output);
}

function sayItem(item: TransferItem, choice: MergeChoice, output: Output): void {
  const { language } = output;
  const kind = sectionTexts[item.section][language];
  const state = itemStateTexts[item.state][language];
  const name = transferItemName(item, language);
  output.say(`${kind}: ${name}  [${state} → ${choiceTexts[choice][language]}]  ${item.key}`);
  for (const fact of item.facts) {
    const here =
      fact.here === undefined
        ? ''
        : ` ${output.text(texts.here, { value: transferFactValue({ what: fact.what, value: fact.here }, language) })}`;
    output.say(`    ${transferFactTexts[fact.what][language]}: ${transferFactValue(fact, language)}${here}`);
  }
}

function sayTrust({ id, kind, value, subject, servers }: AddedTrust, isAllowed: boolean, output: Output): void {
  const shown = kind === 'anchor' ? `${subject ?? ''}\n      SHA-256 ${groupedFingerprint(value)}` : value;
  const mark = isAllowed ? `✓ ${output.text(texts.allowed)}` : `--trust '${id}'`;
  output.say(`  ${shown}  (${servers.join(', ')})\n      ${mark}`);
}
