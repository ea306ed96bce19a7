import type { FilePurpose } from '../../shared/contract/window.ts';
import { browserOutside } from './browser-outside.ts';
import { nativeWindow } from './native-window.ts';
import { windowOutside } from './window-outside.ts';

/** What leaves the page or comes into it from outside. Rejects with `KitError`. */
export type Outside = {
  /** @param data base64. @returns whether it was saved; a browser's download counts as saved. */
  saveFile(purpose: FilePurpose, name: string, data: string): Promise<boolean>;
  /** Lets the person choose. @returns nothing when they chose none. */
  openFiles(purpose: FilePurpose, options: { readonly multiple: boolean }): Promise<readonly File[]>;
  copyText(text: string): Promise<void>;
  /** Lets the person choose a folder of this Mac. Absent where only its path can be typed. @returns nothing for none. */
  chooseFolder?(): Promise<string | undefined>;
  /** The page as it is laid out for paper, by the system's own dialog. */
  print(): Promise<void>;
};

/** The same for every view, whichever program is around the page. */
export const outside: Outside = nativeWindow === undefined ? browserOutside : windowOutside(nativeWindow);
