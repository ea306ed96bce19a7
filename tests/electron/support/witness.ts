import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site on this machine that notes every request: where none may come, none is noted. */
export async function openWitness(): Promise<{ readonly url: string; readonly seen: string[]; close(): void }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    response.setHeader('access-control-allow-origin', '*');
    response.end('hi');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, seen, close: () => void server.close() };
}
