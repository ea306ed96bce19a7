import { z } from 'zod';
import type { PracticeDevice } from '../device/device.ts';
import type { EnrollmentAlert } from '../device/state.ts';
import { installedAnchors } from '../services/mcinstall/payload-rules.ts';
import { signMachineInfo } from './machine-info.ts';
import { type HttpAnswer, openTransport, type Transport, TransportError } from './transport.ts';

/** What the server at a ConfigurationURL answered, as the device takes it. `answer` is not judged yet. */
export type FetchOutcome =
  | { readonly kind: 'answer'; readonly body: Buffer }
  | { readonly kind: 'login-prompt' }
  | { readonly kind: 'alert'; readonly alert: EnrollmentAlert };

const MAX_REDIRECTS = 5;

/** `POST <ConfigurationURL>` with MachineInfo (mdm §2.1). The anchors of the cloud configuration count here and only here. */
export async function fetchEnrollmentProfile(
  device: PracticeDevice,
  address: string,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  const listed = device.content.cloudConfiguration?.AnchorCertificates;
  const anchors = Array.isArray(listed) ? listed.filter((entry) => entry instanceof Uint8Array) : [];
  const transport = openTransport({ anchors: [...anchors, ...installedAnchors(device.content)] });
  try {
    return await postMachineInfo(transport, address, await signMachineInfo(device), signal);
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    return alert(error.reason === 'not-trusted' ? 'server-not-trusted' : 'server-unreachable');
  } finally {
    transport.close();
  }
}

async function postMachineInfo(
  transport: Transport,
  address: string,
  body: Buffer,
  signal: AbortSignal,
): Promise<FetchOutcome> {
  let url = URL.parse(address);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    if (url?.protocol !== 'https:') return alert('not-https');
    const answer = await transport.send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/pkcs7-signature', 'user-agent': 'CloudConfiguration/1.0' },
      body,
      signal,
    });
    if (answer.status !== 307) return judge(answer);
    url = URL.parse(answer.headers.location ?? '', url.href);
  }
  return alert('server-unreachable');
}

function judge({ status, headers, body }: HttpAnswer): FetchOutcome {
  if (status === 401) return { kind: 'login-prompt' };
  if (status === 403) {
    const known = readRefusal(headers['content-type'] ?? '', body);
    if (known) return alert(known);
  }
  return { kind: 'answer', body: status === 200 ? body : Buffer.alloc(0) };
}

const refusalSchema = z.object({
  code: z.enum(['com.apple.unrecognized.device', 'com.apple.softwareupdate.required']),
});
const REFUSALS = {
  'com.apple.unrecognized.device': 'unrecognised-device',
  'com.apple.softwareupdate.required': 'software-update-required',
} as const satisfies Record<z.infer<typeof refusalSchema>['code'], EnrollmentAlert>;

function readRefusal(contentType: string, body: Buffer): EnrollmentAlert | undefined {
  if (!contentType.startsWith('application/json')) return undefined;
  try {
    return REFUSALS[refusalSchema.parse(JSON.parse(body.toString('utf8'))).code];
  } catch {
    return undefined;
  }
}

function alert(alert: EnrollmentAlert): FetchOutcome {
  return { kind: 'alert', alert };
}
