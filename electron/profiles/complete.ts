import { randomUUID } from 'node:crypto';
import { isProfileDict, type ProfileDocument, type ProfileValue } from '../../shared/domain/profile-document.ts';

/** Gives a profile and its payloads what every one needs and nobody wants to type: type, version, identifiers, UUIDs. */
export function completeProfile(document: ProfileDocument, name: string): ProfileDocument {
  const identifier = textOf(document.PayloadIdentifier) ?? `kitbench.${freshName()}`;
  const content = document.PayloadContent;
  return {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadDisplayName: name,
    ...document,
    PayloadIdentifier: identifier,
    PayloadUUID: textOf(document.PayloadUUID) ?? freshUuid(),
    PayloadContent: Array.isArray(content) ? content.map((payload) => completePayload(payload, identifier)) : [],
  };
}

/** The same settings as a profile of its own: with the old identifiers a device would take one for the other. */
export function freshCopy(document: ProfileDocument, name: string): ProfileDocument {
  const content = document.PayloadContent;
  const payloads = Array.isArray(content) ? content.filter(isProfileDict) : [];
  const uuids = new Map(payloads.map(({ PayloadUUID: uuid }) => [String(uuid).toUpperCase(), freshUuid()]));
  const renamed = (value: ProfileValue): ProfileValue => {
    // References between payloads follow.
    if (typeof value === 'string') return uuids.get(value.toUpperCase()) ?? value;
    if (Array.isArray(value)) return value.map(renamed);
    return isProfileDict(value) ? renamedDict(value) : value;
  };
  const renamedDict = (dict: ProfileDocument): ProfileDocument =>
    Object.fromEntries(
      Object.entries(dict).flatMap(([key, value]) => (key === 'PayloadIdentifier' ? [] : [[key, renamed(value)]])),
    );
  return completeProfile({ ...renamedDict(document), PayloadDisplayName: name, PayloadUUID: '' }, name);
}

function completePayload(payload: ProfileValue, profile: string): ProfileValue {
  if (!isProfileDict(payload)) return payload;
  const uuid = textOf(payload.PayloadUUID) ?? freshUuid();
  const type = textOf(payload.PayloadType) ?? '';
  return {
    PayloadVersion: 1,
    ...payload,
    PayloadIdentifier: textOf(payload.PayloadIdentifier) ?? `${profile}.${type}.${uuid.slice(0, 8).toLowerCase()}`,
    PayloadUUID: uuid,
  };
}

function textOf(value: ProfileValue | undefined): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function freshUuid(): string {
  return randomUUID().toUpperCase();
}

function freshName(): string {
  return randomUUID().slice(0, 8);
}
