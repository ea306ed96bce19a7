import type { IncomingHttpHeaders } from 'node:http';

export type Exchange = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** What the network does to the answer: nothing of it arrives, half of it does, or all of it twice. */
  readonly wire?: 'drop' | 'truncate' | 'duplicate';
  /** Done once the answer left, or could not because the client went away. */
  readonly afterwards?: () => void;
};

export type Handler = (exchange: Exchange) => Answer | Promise<Answer>;

export function answerJson(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

/** A page for people, as web servers show one for everything they do not understand. */
export function answerPage(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  const page = `<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>Kitbench practice</title><p>${text}</p></html>\n`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body: Buffer.from(page) };
}

/** The media type of a request, without parameters. */
export function mediaType(headers: IncomingHttpHeaders): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
