import type { Browser } from 'playwright';
import { z } from 'zod';

const eventSchema = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  dur: z.number().optional(),
  tdur: z.number().optional(),
  args: z.object({ name: z.unknown() }).partial().optional(),
});
type TraceEvent = z.infer<typeof eventSchema>;

export type Trace = {
  /** The longest task of any page's main thread, by the clock. */
  readonly longestTaskMs: number;
  /** The same, counting only the time in which it had the processor. */
  readonly longestTaskCpuMs: number;
  readonly tasks: number;
};

/** Chromium's own record of what its threads did. */
export async function startTrace(browser: Browser): Promise<{ stop(): Promise<Trace> }> {
  const session = await browser.newBrowserCDPSession();
  await session.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { recordMode: 'recordAsMuchAsPossible', includedCategories: ['toplevel', '__metadata'] },
  });
  return {
    stop: async () => {
      const complete = new Promise<string>((resolve) => {
        session.once('Tracing.tracingComplete', ({ stream }) => resolve(stream ?? ''));
      });
      await session.send('Tracing.end');
      const handle = await complete;
      const chunks: string[] = [];
      for (let eof = false; !eof; ) {
        const part = await session.send('IO.read', { handle, size: 8 * 1024 * 1024 });
        chunks.push(part.base64Encoded ? Buffer.from(part.data, 'base64').toString('utf8') : part.data);
        eof = part.eof;
      }
      await session.send('IO.close', { handle });
      await session.detach();
      const { traceEvents } = z.object({ traceEvents: z.array(eventSchema) }).parse(JSON.parse(chunks.join('')));
      return read(traceEvents);
    },
  };
}

function read(events: readonly TraceEvent[]): Trace {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const mains = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf),
  );
  const tasks = events.filter((event) => event.name.endsWith('RunTask') && mains.has(threadOf(event)));
  if (tasks.length === 0) throw new Error('the trace holds no task of a page');
  const longest = (of: (event: TraceEvent) => number | undefined) =>
    tasks.reduce((most, event) => Math.max(most, of(event) ?? 0), 0) / 1_000;
  return {
    longestTaskMs: longest(({ dur }) => dur),
    longestTaskCpuMs: longest(({ tdur }) => tdur),
    tasks: tasks.length,
  };
}
