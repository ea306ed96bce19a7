import type { Clock } from '../../../ports/clock.ts';

/** One open connection to a device. */
export type Link = {
  /** Ends it after what was written has left; resolves when it has. */
  finish(): Promise<void>;
  destroy(): void;
};

/** The open connections of one device: they end with the cable, a reboot or an erase. */
export type Links = {
  add(link: Link): void;
  remove(link: Link): void;
  /** Ends all in good order, so that the last answers arrive; by force after a second. */
  finishAll(): Promise<void>;
  destroyAll(): void;
};

const FINISH_MS = 1000;

export function createLinks(clock: Clock): Links {
  const open = new Set<Link>();
  const destroyAll = () => {
    for (const link of [...open]) link.destroy();
  };
  return {
    add: (link) => void open.add(link),
    remove: (link) => void open.delete(link),
    destroyAll,
    async finishAll() {
      const cancel = clock.after(FINISH_MS, destroyAll);
      await Promise.all([...open].map((link) => link.finish()));
      cancel();
    },
  };
}
