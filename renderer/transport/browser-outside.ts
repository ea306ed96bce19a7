import { fileExtensions } from '../../shared/contract/window.ts';
import { fromBase64 } from '../ui/base64.ts';
import type { Outside } from './outside.ts';

/** A revoked address would stop the download that still reads it. */
const downloadMs = 10_000;

/** Through what every browser has. */
export const browserOutside: Outside = {
  saveFile: async (_purpose, name, data) => {
    const url = URL.createObjectURL(new Blob([fromBase64(data)], { type: typeOf(name) }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), downloadMs);
    return true;
  },
  openFiles: (purpose, { multiple }) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = multiple;
    input.accept = fileExtensions[purpose].map((extension) => `.${extension}`).join(',');
    return new Promise((resolve) => {
      input.addEventListener('change', () => resolve([...(input.files ?? [])]));
      input.addEventListener('cancel', () => resolve([]));
      input.click();
    });
  },
  copyText: (text) => navigator.clipboard.writeText(text),
  print: async () => window.print(),
};

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  html: 'text/html',
  ics: 'text/calendar',
};

function typeOf(name: string): string {
  return types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}
