import { toBase64 } from '../../ui/base64.ts';

/** A file that a person chose, for the station to read. */
export type PickedFile = { readonly name: string; readonly data: string };

/** Certificates, keys and tokens are small; a file of another kind is cut, and the station says what it is not. */
const maxBytes = 74_000;

export async function readPicked(file: File | undefined): Promise<PickedFile | undefined> {
  if (file === undefined) return undefined;
  const bytes = new Uint8Array(await file.slice(0, maxBytes).arrayBuffer());
  return { name: file.name, data: toBase64(bytes) };
}
