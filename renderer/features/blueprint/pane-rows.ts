import { panesOf } from '../../../shared/tables/setup-panes.ts';
import type { SetupPane } from '../../../shared/tables/setup-panes-data.ts';
import type { Language } from '../../../shared/texts/language.ts';

export type PaneRow = Omit<SetupPane, 'label'> & { readonly label: string; readonly otherLabel: string };

/** Panes whose names, in either language, or key hold the text; with those that only this blueprint knows at the end. */
export function paneRows(text: string, shown: readonly string[], language: Language): readonly PaneRow[] {
  const known = panesOf();
  const strangers = shown.filter((key) => known.every((pane) => pane.key !== key));
  const rows = [
    ...known.map(({ label, ...pane }) => ({
      ...pane,
      label: label[language],
      otherLabel: label[language === 'ja' ? 'en' : 'ja'],
    })),
    ...strangers.map((key) => ({ key, label: key, otherLabel: '' })),
  ];
  const wanted = folded(text);
  return rows.filter(({ key, label, otherLabel }) =>
    [key, label, otherLabel].some((word) => folded(word).includes(wanted)),
  );
}

export function withPane(shown: readonly string[], key: string, isShown: boolean): readonly string[] {
  const others = shown.filter((other) => other !== key);
  return isShown ? [...others, key] : others;
}

/** Full-width letters and case make no difference to who searches. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim();
}
