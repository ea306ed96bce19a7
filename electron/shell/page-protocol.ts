import { randomBytes } from 'node:crypto';
import { protocol, type Session } from 'electron';
import { readPageFile } from '../page/page-file.ts';
import { pageHeaders, withNonce } from '../page/page-policy.ts';
import { isOwnPage, pageScheme } from './own-page.ts';

/** Must be called before the app is ready. */
export function declarePageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built page under its own scheme. @param folder of the built renderer. */
export function servePage(browsing: Session, folder: string): void {
  browsing.protocol.handle(pageScheme, (request) => answerPage(request, folder));
}

/** GET only, own host only, files below the folder only; each answer has a nonce of its own for the page's styles. */
async function answerPage(request: Pick<Request, 'method' | 'url'>, folder: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64url');
  const headers = pageHeaders(nonce);
  if (request.method !== 'GET') return new Response(null, { status: 405, headers: { ...headers, allow: 'GET' } });
  if (!isOwnPage(request.url)) return new Response(null, { status: 404, headers });
  const file = await readPageFile(folder, new URL(request.url).pathname);
  if (file === undefined) return new Response(null, { status: 404, headers });
  const body = file.mime.startsWith('text/html') ? withNonce(file.bytes.toString('utf8'), nonce) : file.bytes;
  return new Response(Buffer.from(body), { headers: { ...headers, 'content-type': file.mime } });
}
