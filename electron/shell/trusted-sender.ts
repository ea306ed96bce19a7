import { isOwnPage } from './own-page.ts';

type Frame = { readonly parent: unknown; readonly url: string };

/** Who called, as Electron tells it. */
export type Caller = { readonly sender: { readonly id: number }; readonly senderFrame: Frame | null };

/** Only the main frame of our one window, on our own page, is listened to. A frame that is gone proves nothing. */
export function isTrusted({ sender, senderFrame }: Caller, windowContentsId: number | undefined): boolean {
  if (windowContentsId === undefined || sender.id !== windowContentsId) return false;
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url);
}
