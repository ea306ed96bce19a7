import type { HttpAnswer, HttpCall, HttpClient } from './http-client.ts';

/** An answer, and whether it says by itself that it is about the request that was sent. */
export type SureAnswer = { readonly answer: HttpAnswer; readonly isNamed: boolean };

/**
 * Sends where an earlier answer, repeated by something on the way, cannot pass for this one: on a kept connection only an
 * answer that names its request is believed, and one that merely makes us wait. Any other is asked for again where nothing
 * can precede it, so the request must be one that may be sent twice.
 */
export async function sendSurely(
  http: HttpClient,
  call: Omit<HttpCall, 'fresh' | 'isSurely'>,
  rules: {
    readonly names: (answer: HttpAnswer) => boolean;
    readonly isWait: (answer: HttpAnswer) => boolean;
  },
  signal: AbortSignal,
): Promise<SureAnswer> {
  const kept = await sendOnce(false);
  const isBelieved = kept.isNamed || !kept.answer.onKept || rules.isWait(kept.answer);
  return isBelieved ? kept : sendOnce(true);

  async function sendOnce(fresh: boolean): Promise<SureAnswer> {
    let isNamed = false;
    const isSurely = (answer: HttpAnswer) => {
      isNamed = rules.names(answer);
      return isNamed;
    };
    const answer = await http.send({ ...call, fresh, isSurely }, signal);
    return { answer, isNamed };
  }
}
