import { z } from 'zod';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

/** A form as it is open: what it is for, how it began, what is typed by now. */
export type KeptForm<Task, Draft> = {
  /** `undefined`: no form is open. */
  readonly task: Task | undefined;
  readonly draft: Draft;
  readonly initial: Draft;
  /** It came back after a reload, without the secrets that were typed. */
  readonly lostSecrets: boolean;
};

type KeptFormOptions<Task, Draft> = {
  /** Of the form, unique among all. */
  readonly name: string;
  readonly empty: Draft;
  readonly task: z.ZodType<Task>;
  readonly draft: z.ZodType<Draft>;
  /** The draft as it may be written down: no password, no file, no URL that may hold one. */
  readonly withoutSecrets: (draft: Draft) => Draft;
};

/**
 * The store of one form. It outlives a walk to another step and a reload of the page, in this tab's sessionStorage;
 * secrets are never written there.
 */
export function createKeptForm<Task, Draft>(options: KeptFormOptions<Task, Draft>) {
  const { name, empty, withoutSecrets } = options;
  const closed: KeptForm<Task, Draft> = { task: undefined, draft: empty, initial: empty, lostSecrets: false };
  const keptSchema = z.object({
    task: options.task,
    draft: options.draft,
    initial: options.draft,
    lostSecrets: z.boolean(),
  });

  const useForm = create<KeptForm<Task, Draft>>()(
    persist(() => closed, {
      name: `kitbench.form.${name}`,
      version: 1,
      storage: createJSONStorage(() => sessionStorage),
      partialize: ({ task, draft, initial, lostSecrets }) => {
        if (task === undefined) return {};
        const kept = withoutSecrets(draft);
        const lost = lostSecrets || JSON.stringify(kept) !== JSON.stringify(draft);
        return { task, draft: kept, initial: withoutSecrets(initial), lostSecrets: lost };
      },
      // What another version left behind is dropped.
      merge: (kept, current) => {
        const parsed = keptSchema.safeParse(kept);
        return parsed.success ? parsed.data : current;
      },
      migrate: () => closed,
    }),
  );

  return {
    useForm,
    open: (task: Task, draft: Draft) => useForm.setState({ task, draft, initial: draft, lostSecrets: false }),
    change: (change: Partial<Draft>) => useForm.setState(({ draft }) => ({ draft: { ...draft, ...change } })),
    close: () => useForm.setState(closed),
  };
}

/** Something was typed since the form was opened. */
export function isChanged({ draft, initial }: Pick<KeptForm<unknown, unknown>, 'draft' | 'initial'>): boolean {
  return JSON.stringify(draft) !== JSON.stringify(initial);
}
