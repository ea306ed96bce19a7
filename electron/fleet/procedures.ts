import type { BackendKind } from '../../shared/domain/backend.ts';
import type { Expectation, FleetMeans, FleetOperationKind } from '../../shared/domain/fleet.ts';

/** `rest`: a records endpoint alone. It can be asked, and holds no life cycle. */
export type FleetProduct = BackendKind | 'rest';

/** What decides whether a step belongs to this device's procedure. */
export type StepCondition =
  | 'leaves'
  | 'removes-profile'
  | 'keeps-profile'
  | 'client-app'
  | 'by-configurator'
  | 'by-dep'
  | 'by-hand';

export type ProcedureStep = {
  /** Its text: of the product's manual steps, else of `fleetSteps`. */
  readonly step: string;
  readonly means: FleetMeans;
  readonly expects?: Expectation;
  readonly when?: StepCondition;
};

/** Each part of the life cycle; a replacement is made of the others. */
type SimpleKind = Exclude<FleetOperationKind, 'replace'>;
type Procedures = Readonly<Partial<Record<SimpleKind, readonly ProcedureStep[]>>>;

const register: readonly ProcedureStep[] = [
  { step: 'register', means: 'kitting', expects: 'active', when: 'by-configurator' },
  { step: 'register-dep', means: 'device', expects: 'active', when: 'by-dep' },
  { step: 'register-by-hand', means: 'device', expects: 'active', when: 'by-hand' },
];

const webhookServer: Procedures = {
  activate: register,
  reactivate: register,
  inactivate: [
    { step: 'remove-enrollment', means: 'api', expects: 'gone', when: 'removes-profile' },
    { step: 'remove-profile', means: 'device', expects: 'gone', when: 'keeps-profile' },
  ],
};

/**
 * The whole life cycle as data: what is done for a device, in order, by product. A part that is missing is one that the
 * product does not have, or whose way our notes do not know: it is refused, never guessed.
 */
const procedures: Readonly<Record<FleetProduct, Procedures>> = {
  /** mission §7, mission-details *Life cycle*. */
  mobiconnect: {
    activate: [
      { step: 'credentials', means: 'console' },
      { step: 'renew-dep-token', means: 'console', when: 'by-dep' },
      ...register,
    ],
    reactivate: [{ step: 'credentials', means: 'console' }, ...register],
    inactivate: [
      { step: 'collect-vpp', means: 'console', when: 'leaves' },
      { step: 'inactivate', means: 'console', expects: 'inactive' },
      { step: 'remove-profile', means: 'device', when: 'keeps-profile' },
      { step: 'client-app', means: 'device', when: 'client-app' },
    ],
    force: [
      { step: 'collect-vpp', means: 'console', when: 'leaves' },
      { step: 'force-inactivate', means: 'console', expects: 'inactive' },
    ],
    delete: [
      { step: 'client-app-gone', means: 'device', when: 'client-app' },
      { step: 'delete', means: 'console', expects: 'gone' },
    ],
    move: [{ step: 'move-group', means: 'console', expects: 'group' }],
  },
  /** mdm §1.2: no licence is used but while 管理中, so nothing has to be deleted; a device leaves by being erased. */
  clomo: {
    activate: [{ step: 'licences', means: 'console' }, ...register],
    reactivate: [{ step: 'licences', means: 'console' }, ...register],
    inactivate: [{ step: 'retire', means: 'console', expects: 'gone' }],
    move: [{ step: 'import-devices', means: 'console', expects: 'group' }],
  },
  /** mdm §2.5 RemoveProfile and §3: there is no state beside enrolled or not, and no group. */
  nanomdm: webhookServer,
  micromdm: webhookServer,
  /** Commands are not sent to Fleet by its adapter; the page is the one its own FAQ names. */
  fleet: {
    activate: register,
    reactivate: register,
    inactivate: [{ step: 'turn-off-mdm', means: 'console', expects: 'gone' }],
  },
  rest: { activate: register, reactivate: register },
};

/** @returns undefined where the product has no such operation that we know the way of. */
export function procedureOf(product: FleetProduct, kind: SimpleKind): readonly ProcedureStep[] | undefined {
  return procedures[product][kind];
}

/** Steps that somebody may find not to concern the device; every other one belongs to the operation. */
export const dispensableSteps: ReadonlySet<string> = new Set([
  'collect-vpp',
  'credentials',
  'licences',
  'renew-dep-token',
  'client-app',
  'remove-profile',
]);
