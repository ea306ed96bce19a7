import { type IpcMainInvokeEvent, ipcMain, type WebFrameMain } from 'electron';
import type { z } from 'zod';
import { type WindowCall, type WindowCalls, windowCalls } from '../../shared/contract/window.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import { firstIssue } from '../station/dispatcher.ts';
import { callChannel } from './channels.ts';
import type { Log } from './log.ts';
import { isTrusted } from './trusted-sender.ts';

/** One function per call of the contract; a missing one is a type error. */
export type WindowHandlers = {
  readonly [K in WindowCall]: (
    input: z.output<WindowCalls[K]['input']>,
    frame: WebFrameMain,
  ) => Promise<z.input<WindowCalls[K]['output']>> | z.input<WindowCalls[K]['output']>;
};

type Options = {
  readonly handlers: WindowHandlers;
  /** Id of the one window's contents, while it is open. */
  readonly contentsId: () => number | undefined;
  readonly log: Log;
};

/** Answers the page: who calls is judged first, then what is asked, then what comes out. */
export function serveWindowCalls({ handlers, contentsId, log }: Options): void {
  ipcMain.handle(callChannel, async (event, call: unknown, input: unknown) => {
    try {
      return { ok: true, output: await answer(event, String(call), input) };
    } catch (error) {
      return { ok: false, problem: asKitError(error).toProblem() };
    }
  });

  async function answer(event: IpcMainInvokeEvent, call: string, input: unknown): Promise<unknown> {
    const frame = event.senderFrame;
    if (frame === null || !isTrusted(event, contentsId())) {
      log.write('call-refused', {});
      throw new KitError('window.refused', { call: isWindowCall(call) ? call : '?' });
    }
    if (!isWindowCall(call)) throw new KitError('station.unknown-command', { kind: '?' });
    const parsed = windowCalls[call].input.safeParse(input);
    if (!parsed.success) throw new KitError('input.invalid', { what: call, where: firstIssue(parsed.error) });
    const handler = handlers[call] as (input: unknown, frame: WebFrameMain) => unknown;
    return windowCalls[call].output.parse(await handler(parsed.data, frame));
  }
}

function isWindowCall(call: string): call is WindowCall {
  return Object.hasOwn(windowCalls, call);
}
