import { app, shell, type WebContents } from 'electron';
import { allowedLink } from './external-links.ts';
import { isOwnPage } from './own-page.ts';

/** No page of ours leaves its origin, opens a window or holds a webview; allowed links open in the person's browser. */
export function guardNavigation(): void {
  app.on('web-contents-created', (_event, contents) => guard(contents));
}

function guard(contents: WebContents): void {
  contents.on('will-navigate', refuseForeign);
  contents.on('will-frame-navigate', refuseForeign);
  contents.on('will-redirect', refuseForeign);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    // Not from within the handler: the page waits for its answer.
    setImmediate(() => void openLink(url));
    return { action: 'deny' };
  });
}

function refuseForeign(event: { readonly url: string; preventDefault(): void }): void {
  if (!isOwnPage(event.url)) event.preventDefault();
}

/** @returns whether the address was one that may be opened. */
export async function openLink(url: string): Promise<boolean> {
  const link = allowedLink(url);
  if (link === undefined) return false;
  await shell.openExternal(link);
  return true;
}
