import type { ReactNode } from 'react';
import { ErrorNote } from './error-note.tsx';
import { Loading } from './loading.tsx';
import { Notes } from './notes.tsx';
import { Page } from './page.tsx';
import { useFreshLibrary } from './use-fresh-library.ts';

type LibraryListProps<Item> = {
  readonly title: string;
  /** `undefined` until the first list came. */
  readonly items: readonly Item[] | undefined;
  /** How many there are, in words; not shown while there is none. */
  readonly count: string;
  /** The toolbar's buttons, once it is known what there is. */
  readonly actions: ReactNode;
  /** Over the cards. */
  readonly notes?: ReactNode;
  /** In the cards' place while there is none. */
  readonly empty: ReactNode;
  /** Draws one card, with its key. */
  readonly card: (item: Item) => ReactNode;
  /** Under the cards. */
  readonly after?: ReactNode;
};

/** The list of steps 1 to 3, read anew when it opens. */
export function LibraryList<Item>({ title, items, count, actions, notes, empty, card, after }: LibraryListProps<Item>) {
  const { problem, reload } = useFreshLibrary();
  return (
    <Page
      title={title}
      scope={items !== undefined && items.length > 0 && count}
      width="reading"
      actions={items !== undefined && actions}
    >
      <Notes>
        <ErrorNote problem={problem} onRetry={reload} />
        {notes}
      </Notes>
      {items === undefined && problem === undefined && <Loading />}
      {items?.length === 0 && empty}
      {items?.map(card)}
      {after}
    </Page>
  );
}
