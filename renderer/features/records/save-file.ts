/** Hands a file to the browser as a download; nothing of it stays in the page. */
export function saveFile(fileName: string, data: string): void {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: typeOf(fileName) }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download has read the address by then; a revoked one would stop it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function typeOf(fileName: string): string {
  return fileName.endsWith('.json') ? 'application/json' : 'text/csv';
}
