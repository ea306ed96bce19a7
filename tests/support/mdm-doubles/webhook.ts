import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { PlistDict } from '../../../electron/codecs/plist/value.ts';
import { writeXmlPlist } from '../../../electron/codecs/plist/write-xml.ts';

/** A webhook body as NanoMDM writes it (mdm §3): `raw_payload` is the device's own message in base64. */
export function checkInEvent(type: string, at: string, payload: PlistDict, params?: Record<string, string>): Buffer {
  const { UDID } = payload;
  return toBody({
    topic: `mdm.${type}`,
    created_at: at,
    checkin_event: {
      udid: UDID,
      ...(params === undefined ? {} : { url_params: params }),
      raw_payload: base64({ MessageType: type, ...payload }),
    },
  });
}

export function connectEvent(at: string, payload: PlistDict & { readonly Status: string }): Buffer {
  const { UDID, Status, CommandUUID } = payload;
  return toBody({
    topic: 'mdm.Connect',
    created_at: at,
    acknowledge_event: { udid: UDID, status: Status, command_uuid: CommandUUID ?? '', raw_payload: base64(payload) },
  });
}

/** Posts as an MDM server does. @returns the status. */
export function postWebhook(
  url: string,
  body: Buffer,
  given: { readonly key: string; readonly ca?: string; readonly encoding?: 'base64' | 'hex' },
): Promise<number> {
  const signature = createHmac('sha256', given.key)
    .update(body)
    .digest(given.encoding ?? 'base64');
  const request = url.startsWith('https:') ? httpsRequest : httpRequest;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(body.length),
    'x-hmac-signature': signature,
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${url}/v1/webhook`,
      { method: 'POST', headers, agent: false, ...(given.ca === undefined ? {} : { ca: given.ca }) },
      (response) => {
        response.resume();
        response.once('end', () => resolve(response.statusCode ?? 0));
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

function base64(payload: PlistDict): string {
  return writeXmlPlist(payload).toString('base64');
}

function toBody(event: unknown): Buffer {
  return Buffer.from(JSON.stringify(event), 'utf8');
}
