import { Kbd } from '@mantine/core';

const isMac = /mac|iphone|ipad/i.test(navigator.platform);

/** `mod+1` as this computer's keyboard names it. */
export function Keys({ keys }: { readonly keys: string }) {
  const words = keys.split('+').map((key) => {
    if (key === 'mod') return isMac ? '⌘' : 'Ctrl';
    if (key === 'shift') return isMac ? '⇧' : 'Shift';
    if (key === 'enter') return '⏎';
    return key.length === 1 ? key.toUpperCase() : key;
  });
  return <Kbd size="xs">{words.join(isMac ? '' : ' ')}</Kbd>;
}
