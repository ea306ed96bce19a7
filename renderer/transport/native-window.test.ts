import { describe, expect, it, vi } from 'vitest';
import type { WindowBridge } from '../../shared/contract/window-bridge.ts';
import { toBase64 } from '../ui/base64.ts';
import { openNativeWindow } from './native-window.ts';
import { windowOutside } from './window-outside.ts';

/** What the preload script would have put there. */
function bridged(functions: Partial<Record<keyof WindowBridge, unknown>>) {
  return openNativeWindow(functions as WindowBridge);
}

describe('the native window as its page sees it', () => {
  it('answers, and refuses in the words of its problem', async () => {
    const copyText = vi.fn(async () => ({ ok: true, output: {} }));
    const problem = { code: 'window.link-refused', params: {}, chain: [] };
    const native = bridged({ copyText, openLink: async () => ({ ok: false, problem }) });
    await native.call('text.copy', { text: 'F2L' });
    expect(copyText).toHaveBeenCalledExactlyOnceWith({ text: 'F2L' });
    await expect(native.call('link.open', { url: 'https://x' })).rejects.toMatchObject({ code: 'window.link-refused' });
  });

  it('is not believed when an answer or an event has another shape', async () => {
    let tell: (event: unknown) => void = () => {};
    const native = bridged({
      saveFile: async () => ({ ok: true, output: { saved: 'yes' } }),
      onEvent: (listener: typeof tell) => {
        tell = listener;
        return () => {};
      },
    });
    await expect(
      native.call('files.save', { purpose: 'table', file: { name: 'a.csv', data: '' } }),
    ).rejects.toMatchObject({ code: 'internal.unexpected', params: { text: 'files.save: saved' } });
    const heard = vi.fn();
    native.onEvent(heard);
    tell({ type: 'command', command: 'format-disk' });
    tell({ type: 'state', state: {} });
    tell({ type: 'command', command: 'find' });
    expect(heard).toHaveBeenCalledExactlyOnceWith({ type: 'command', command: 'find' });
  });

  it('gives files as bytes, and tells a cancelled dialog from a saved file', async () => {
    const data = toBase64(new TextEncoder().encode('時間割'));
    const outside = windowOutside(
      bridged({
        openFiles: async () => ({ ok: true, output: [{ name: 'a.csv', data }] }),
        saveFile: async () => ({ ok: true, output: { saved: false } }),
      }),
    );
    const [file] = await outside.openFiles('table', { multiple: false });
    expect(file?.name).toBe('a.csv');
    expect(await file?.text()).toBe('時間割');
    expect(await outside.saveFile('table', 'a.csv', data)).toBe(false);
  });
});
