import type { Page } from 'playwright';
import type { Person } from '../support/person.ts';
import type { Album } from './album.ts';
import type { PhotoRoom } from './photo-room.ts';

/** One language's window on its room. */
export type Scene = {
  readonly page: Page;
  readonly person: Person;
  readonly album: Album;
  readonly room: PhotoRoom;
  readonly language: 'ja' | 'en';
};

const restMs = 700;

/** A picture needs what a test must not: a moment in which nothing else arrives. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForTimeout(restMs);
}
