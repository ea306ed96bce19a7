import type { Fault, FaultOf } from '../options/faults.ts';

export type FaultPlan = {
  /** Replaces all faults; occurrences are counted anew. */
  set(faults: readonly Fault[]): void;
  /** The fault that fires at this occurrence. Counts it: ask once per occurrence. */
  fire<Type extends CountedFault>(type: Type, where: Where): FaultOf<Type> | undefined;
  /** Faults that hold all the time. */
  standing<Type extends StandingFault>(type: Type, udid: string): FaultOf<Type> | undefined;
};

type StandingFault = 'refuse-connect' | 'late-detach';
type CountedFault = Exclude<Fault['type'], StandingFault>;
type Where = {
  readonly udid: string;
  readonly service?: string;
  readonly message?: string;
  readonly when?: 'received' | 'answered';
};

export function createFaultPlan(initial: readonly Fault[]): FaultPlan {
  let faults = initial;
  let seen = new Map<string, number>();

  function matches(fault: Fault, where: Where): boolean {
    const asked: Record<string, unknown> = where;
    const wanted: Record<string, unknown> = fault;
    return ['udid', 'service', 'message', 'when'].every(
      (key) => wanted[key] === undefined || wanted[key] === asked[key],
    );
  }

  return {
    set(next) {
      faults = next;
      seen = new Map();
    },
    fire<Type extends CountedFault>(type: Type, where: Where) {
      let fired: FaultOf<Type> | undefined;
      faults.forEach((fault, index) => {
        if (!isType(fault, type) || !matches(fault, where)) return;
        const key = `${index} ${where.udid}`;
        const count = (seen.get(key) ?? 0) + 1;
        seen.set(key, count);
        if ('nth' in fault && count >= fault.nth && count < fault.nth + fault.times) fired ??= fault;
      });
      return fired;
    },
    standing: (type, udid) => {
      for (const fault of faults) if (isType(fault, type) && matches(fault, { udid })) return fault;
      return undefined;
    },
  };
}

function isType<Type extends Fault['type']>(fault: Fault, type: Type): fault is FaultOf<Type> {
  return fault.type === type;
}
