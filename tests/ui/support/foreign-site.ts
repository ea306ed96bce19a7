import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** Names that the browser finds on this computer: a site of somebody else, and one that claims to be ours. */
export const foreignNames = ['--host-resolver-rules=MAP evil.example 127.0.0.1,MAP rebound.example 127.0.0.1'];

/** An empty page of another origin. @returns its address */
export async function foreignSite(): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<title>evil</title><p>evil</p>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://evil.example:${(server.address() as AddressInfo).port}/`;
}
