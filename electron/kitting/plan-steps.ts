import { type Blueprint, usualVerification } from '../../shared/domain/blueprint.ts';
import type { DeviceFacts } from '../../shared/domain/device.ts';
import type { Organization } from '../../shared/domain/organization.ts';
import { oneWayOf, type PlannedStep, type Reason, type StepId, stepIds } from '../../shared/domain/plan.ts';
import { reason } from '../../shared/texts/reasons/table.ts';
import { decideErase, occupancy } from './erase-decision.ts';
import { guard } from './guard.ts';
import type { ResolvedName } from './naming.ts';

export type StepPlanInput = {
  readonly blueprint: Blueprint;
  readonly organization: Organization;
  /** The server has an enrollment URL to write. */
  readonly hasEnrollmentUrl: boolean;
  readonly facts: DeviceFacts;
  readonly name: ResolvedName | undefined;
  /** Another device of the same plan would get the same name. */
  readonly nameTaken: boolean;
  /** Variables of its profiles that nobody can tell. */
  readonly missingVariables: readonly string[];
  /** Whether a magic marks the very configuration this plan would write. */
  readonly isOurs: (magic: string) => boolean;
};

type Decision = Pick<PlannedStep, 'decision' | 'reason'>;

const will = (given: Reason): Decision => ({ decision: 'do', reason: given });
const skip = (given: Reason): Decision => ({ decision: 'skip', reason: given });
const cannot = (given: Reason): Decision => ({ decision: 'impossible', reason: given });

/** Decides every step of one attached, readable device, in order. Pure. */
export function planSteps(input: StepPlanInput): PlannedStep[] {
  return stepIds.map((id) => {
    const oneWay = oneWayOf[id];
    return { id, ...decide[id](input), ...(oneWay === undefined ? {} : { oneWay }) };
  });
}

const decide: Readonly<Record<StepId, (input: StepPlanInput) => Decision>> = {
  identify: () => will(reason('identify.read')),
  pair: ({ facts }) => will(reason(facts.paired ? 'pair.known' : 'pair.needed')),
  inspect: () => will(reason('inspect.read')),
  guard: (input) => {
    const finding = guard(input.facts, input.blueprint, mayErase(input));
    const decision = { clear: 'do', later: 'do', ask: 'ask', block: 'impossible' } as const;
    return { decision: decision[finding.verdict], reason: finding.reason };
  },
  erase: decideEraseOf,
  activate: (input) => {
    if (mayErase(input) || input.facts.activation === undefined) return will(reason('activate.later'));
    return input.facts.activation === 'Unactivated'
      ? will(reason('activate.needed'))
      : skip(reason('activate.already'));
  },
  supervise: (input) => {
    const { blueprint, organization } = input;
    if (!blueprint.supervise && !blueprint.allowPairing) return cannot(reason('supervise.pairing-needs-supervision'));
    if (blueprint.enrollment === 'remote-management' && !input.hasEnrollmentUrl) {
      return cannot(reason('supervise.no-server'));
    }
    if (holdsOurs(input)) return will(reason('supervise.already-ours'));
    const params = { organization: organization.name };
    return will(blueprint.supervise ? reason('supervise.new', params) : reason('supervise.configure', params));
  },
  'supervised-pair': ({ blueprint }) =>
    blueprint.allowPairing ? skip(reason('supervised-pair.allowed')) : will(reason('supervised-pair.needed')),
  localize: ({ blueprint }) => {
    const values = [blueprint.language, blueprint.locale, blueprint.timeZone].filter((value) => value !== undefined);
    return values.length === 0
      ? skip(reason('localize.unset'))
      : will(reason('localize.set', { values: values.join(', ') }));
  },
  escalate: ({ blueprint }) =>
    blueprint.supervise && needsEscalation(blueprint)
      ? will(reason('escalate.needed'))
      : skip(reason('escalate.no-work')),
  wifi: ({ blueprint, missingVariables }) => {
    const missing = missingFor(blueprint, 'wifi', missingVariables);
    if (missing !== undefined) return missing;
    const count = blueprint.profiles.filter((profile) => profile.role === 'wifi').length;
    return count === 0 ? skip(reason('wifi.none')) : will(reason('wifi.install', { count: String(count) }));
  },
  profiles: ({ blueprint, missingVariables }) => {
    const missing = missingFor(blueprint, 'silent', missingVariables);
    if (missing !== undefined) return missing;
    const count = otherProfiles(blueprint);
    return count === 0 ? skip(reason('profiles.none')) : will(reason('profiles.install', { count: String(count) }));
  },
  'unlock-token': ({ blueprint }) => {
    if (!blueprint.keepUnlockToken) return skip(reason('unlock-token.unset'));
    return blueprint.supervise ? will(reason('unlock-token.keep')) : cannot(reason('unlock-token.unsupervised'));
  },
  'bypass-code': ({ blueprint }) => {
    if (blueprint.keepBypassCode !== true) return skip(reason('bypass-code.unset'));
    return blueprint.supervise ? will(reason('bypass-code.keep')) : cannot(reason('bypass-code.unsupervised'));
  },
  name: ({ facts, name, nameTaken }) => {
    if (name === undefined) return skip(reason('name.unset'));
    if (name.state === 'missing') return decideMissing(name.fact, facts);
    return nameTaken
      ? cannot(reason('name.duplicate', { name: name.name }))
      : will(reason('name.set', { name: name.name }));
  },
  finish: ({ blueprint: { finish } }) =>
    finish === undefined ? skip(reason('finish.unset')) : will(reason(`finish.${finish}`)),
  record: ({ blueprint: { serverId, verification = usualVerification } }) =>
    serverId === null || verification === usualVerification
      ? will(reason('record.always'))
      : will(reason(`record.${verification}`)),
};

/** A roster is read by serial number: without one it may still tell. */
function decideMissing(fact: string, { serial }: DeviceFacts): Decision {
  if (fact === 'slot') return cannot(reason('name.no-slot'));
  if (serial === undefined || fact === 'serial' || fact === 'model') return will(reason('name.later'));
  return fact === 'counter' ? cannot(reason('name.no-number')) : cannot(reason('name.not-listed', { field: fact }));
}

/** A profile with a hole in it is refused before anything starts. */
function missingFor(
  { profiles }: Blueprint,
  role: 'wifi' | 'silent',
  missing: readonly string[],
): Decision | undefined {
  const lacking = profiles.find((profile) => profile.role === role && missingIn(profile, missing).length > 0);
  if (lacking === undefined) return undefined;
  const names = missingIn(lacking, missing).join(', ');
  return cannot(reason('profiles.variables-missing', { profile: lacking.name, names }));
}

function missingIn({ variables = [] }: Blueprint['profiles'][number], missing: readonly string[]): readonly string[] {
  return variables.filter((variable) => missing.includes(variable));
}

function decideEraseOf({ blueprint, organization, facts, isOurs }: StepPlanInput): Decision {
  const former = (organization.former ?? []).map(({ fingerprint }) => fingerprint);
  return decideErase(blueprint.erase, facts, isOurs, former);
}

/** The plan erases this device, or may turn out to. */
function mayErase(input: StepPlanInput): boolean {
  const { decision } = decideEraseOf(input);
  return decision === 'do' || decision === 'ask';
}

function holdsOurs({ blueprint, facts, isOurs }: StepPlanInput): boolean {
  const found = occupancy(facts);
  return (
    blueprint.erase !== 'always' && found.state === 'configured' && found.magic !== undefined && isOurs(found.magic)
  );
}

function otherProfiles(blueprint: Blueprint): number {
  const silent = blueprint.profiles.filter((profile) => profile.role === 'silent').length;
  const made = [blueprint.keepUsbUsable, blueprint.lockScreenMessage !== undefined];
  return silent + made.filter(Boolean).length;
}

function needsEscalation(blueprint: Blueprint): boolean {
  return (
    blueprint.profiles.length > 0 ||
    otherProfiles(blueprint) > 0 ||
    blueprint.keepUnlockToken ||
    blueprint.keepBypassCode === true
  );
}
