import type { Clock } from '../../../ports/clock.ts';

/** A file under ホーム > ダウンロード: what became of an import. */
export type Download = { readonly id: string; readonly name: string; readonly at: Date; readonly bytes: Buffer };

export type Downloads = {
  add(name: string, bytes: Buffer): Download;
  all(): readonly Omit<Download, 'bytes'>[];
  find(id: string): Download | undefined;
};

export function createDownloads(clock: Clock): Downloads {
  const downloads: Download[] = [];
  return {
    add(name, bytes) {
      const download = { id: String(downloads.length + 1), name, at: clock.now(), bytes };
      downloads.push(download);
      return download;
    },
    all: () => downloads.map(({ bytes: _, ...rest }) => rest).toReversed(),
    find: (id) => downloads.find((download) => download.id === id),
  };
}
