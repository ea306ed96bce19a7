import { fromBase64 } from '../ui/base64.ts';
import type { NativeWindow } from './native-window.ts';
import type { Outside } from './outside.ts';

/** Through the native window's own dialogs: the page sees bytes, never a path. */
export function windowOutside(native: NativeWindow): Outside {
  return {
    saveFile: async (purpose, name, data) => {
      const { saved } = await native.call('files.save', { purpose, file: { name, data } });
      return saved;
    },
    openFiles: async (purpose, { multiple }) => {
      const files = await native.call('files.open', { purpose, multiple });
      return files.map(({ name, data }) => new File([fromBase64(data)], name));
    },
    copyText: async (text) => void (await native.call('text.copy', { text })),
    chooseFolder: async () => (await native.call('folder.choose', {})).path,
    print: async () => void (await native.call('page.print', {})),
  };
}
