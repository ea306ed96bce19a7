import { toBase64 } from '../../../ui/base64.ts';

/** As a console exports them they are far smaller; the station takes no more. */
const maxBytes = 8 * 1024 * 1024;

export type ConsoleFile = { readonly fileName: string /** base64 */; readonly data: string };

/** @returns nothing when it is too large. */
export async function readConsoleFile(file: File): Promise<ConsoleFile | undefined> {
  if (file.size > maxBytes) return undefined;
  return { fileName: file.name, data: toBase64(new Uint8Array(await file.arrayBuffer())) };
}
