import { assertNever } from '../../../../shared/assert-never.ts';
import { signCms } from '../../../crypto/cms.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Authority } from '../../https/authority.ts';
import { type Answer, answerJson, answerPage, type Exchange } from '../../https/exchange.ts';
import type { Panels } from '../clomo/panels.ts';
import type { Console } from '../console/console.ts';
import { judgeCredential } from '../console/enrollment-urls.ts';
import type { IdentityOwner } from '../management/identities.ts';
import { openDoor } from './doors.ts';
import { readMachineInfo } from './machine-info.ts';
import { buildEnrollmentProfile, type ProfileIdentity } from './profile.ts';
import { isOlder } from './versions.ts';

export type EnrollmentOutcome =
  | 'profile'
  | 'not-a-post'
  | 'unreadable-request'
  | 'unrecognised-device'
  | 'update-required'
  | 'no-such-page'
  | 'wrong-credentials'
  | 'expired'
  | 'active-elsewhere'
  /** 有効 in this account, and the server insists on an inactivation first. */
  | 'active-here'
  | 'licences-exhausted';

export type EnrollmentContext = {
  readonly clock: Clock;
  readonly authority: Authority;
  readonly console: Console;
  readonly panels: Panels;
  readonly topic: string;
  /** `https://localhost:<port>` of the device side. */
  readonly origin: () => string;
  readonly settings: {
    readonly deviceCa: Buffer | undefined;
    readonly signProfiles: boolean;
    readonly checkOutWhenRemoved: boolean;
    readonly minimumOsVersion: string | undefined;
    readonly refusesActive: boolean;
  };
  /** Gives a device an identity to put into its profile. */
  readonly identityFor: (owner: IdentityOwner) => Promise<ProfileIdentity>;
  /** Serials that another account of the vendor still holds as 有効. */
  readonly activeElsewhere: ReadonlySet<string>;
  readonly onOutcome: (outcome: EnrollmentOutcome, serial: string | undefined) => void;
};

const PROFILE_TYPE = 'application/x-apple-aspen-config';

/** `POST ConfigurationURL` (mdm §2.1). What is refused is refused as the vendors' servers do: a login, or a page. */
export async function answerEnrollment(exchange: Exchange, context: EnrollmentContext): Promise<Answer> {
  const judgement = judge(exchange, context);
  context.onOutcome(judgement.outcome, judgement.serial);
  return judgement.outcome === 'profile'
    ? giveProfile(judgement.owner, context)
    : refuse(judgement.outcome, context.settings.minimumOsVersion);
}

type Refusal = Exclude<EnrollmentOutcome, 'profile'>;
type Judgement =
  | { readonly outcome: 'profile'; readonly serial: string; readonly owner: IdentityOwner }
  | { readonly outcome: Refusal; readonly serial?: string };

function judge(exchange: Exchange, context: EnrollmentContext): Judgement {
  const { deviceCa, minimumOsVersion } = context.settings;
  const door = openDoor(
    exchange.url,
    (account, token) => judgeCredential(context.console, account, token, context.clock),
    (customer) => context.panels.panel(customer) !== undefined,
  );
  if (door.kind === 'no-door' || door.kind === 'unknown-account') return { outcome: 'no-such-page' };
  if (exchange.method !== 'POST') return { outcome: 'not-a-post' };
  const machine = readMachineInfo(exchange.body, deviceCa, context.clock.now());
  if (machine.kind === 'unreadable') return { outcome: 'unreadable-request' };
  if (machine.kind === 'unrecognised') return { outcome: 'unrecognised-device' };
  const { UDID: udid, SERIAL: serial, OS_VERSION: osVersion } = machine.info;
  if (minimumOsVersion !== undefined && isOlder(osVersion, minimumOsVersion)) {
    return { outcome: 'update-required', serial };
  }
  if (door.kind === 'wrong-credentials' || door.kind === 'expired') return { outcome: door.kind, serial };
  const account = door.kind === 'accepted' ? door.account : undefined;
  const held = judgeHolder(serial, account, context);
  if (held) return { outcome: held, serial };
  if (door.kind === 'open' && context.panels.panel(door.group)?.hasRoomFor(serial) === false) {
    return { outcome: 'licences-exhausted', serial };
  }
  const groupPath = door.kind === 'accepted' ? door.groupPath : undefined;
  return { outcome: 'profile', serial, owner: { udid, serial, account, group: door.group, groupPath } };
}

function refuse(outcome: Refusal, minimumOsVersion: string | undefined): Answer {
  switch (outcome) {
    case 'no-such-page':
      return answerPage(404, 'ページが見つかりません');
    case 'not-a-post':
      return answerPage(200, '端末から登録してください', { allow: 'POST' });
    case 'unreadable-request':
      return answerPage(400, '不正な要求です');
    case 'unrecognised-device':
      return answerJson(403, { code: 'com.apple.unrecognized.device' });
    case 'update-required':
      return answerJson(403, { code: 'com.apple.softwareupdate.required', details: { OSVersion: minimumOsVersion } });
    case 'wrong-credentials':
      return answerPage(401, 'ログインしてください', {
        'www-authenticate': 'Basic realm="enrollment", charset="UTF-8"',
      });
    case 'expired':
    case 'active-elsewhere':
    case 'active-here':
    case 'licences-exhausted':
      return answerPage(200, '登録できません');
    default:
      return assertNever(outcome);
  }
}

/** A device is registered in one account at a time, until it is inactivated there; each takes a licence (mdm §1.1). */
function judgeHolder(serial: string, account: string | undefined, context: EnrollmentContext): Refusal | undefined {
  const { console, activeElsewhere, settings } = context;
  if (activeElsewhere.has(serial)) return 'active-elsewhere';
  if (account === undefined) return undefined;
  if (console.activeIn(serial, account)) return 'active-elsewhere';
  const register = console.account(account)?.devices;
  const known = register?.find(serial);
  if (settings.refusesActive && known?.state === 'active') return 'active-here';
  return register && !known && register.licences.used >= register.licences.total ? 'licences-exhausted' : undefined;
}

async function giveProfile(owner: IdentityOwner, context: EnrollmentContext): Promise<Answer> {
  const { authority, settings } = context;
  const dep = owner.account === undefined ? undefined : context.console.account(owner.account)?.dep;
  const origin = context.origin();
  const query = `?group=${encodeURIComponent(owner.group ?? '')}`;
  const profile = await buildEnrollmentProfile({
    organization: owner.account ?? owner.group ?? 'Kitbench practice',
    anchor: authority.anchor,
    identity: await context.identityFor(owner),
    topic: context.topic,
    serverUrl: `${origin}/mdm/connect${query}`,
    checkInUrl: `${origin}/mdm/checkin${query}`,
    checkOutWhenRemoved: settings.checkOutWhenRemoved,
    removalDisallowed: dep?.profileOf(owner.serial)?.removalAllowed === false,
  });
  const { key, certificate } = authority.server;
  const body = settings.signProfiles
    ? signCms({ content: profile, key, certificate, extraCertificates: [authority.anchor] })
    : profile;
  return { status: 200, headers: { 'content-type': PROFILE_TYPE }, body };
}
