import type { DeviceFacts } from '../../shared/domain/device.ts';
import type { StepContext } from './step.ts';

/** Facts of a paired device: the inspect step has put them there. */
export function readableFacts({ memory }: Pick<StepContext, 'memory'>): DeviceFacts {
  if (memory.facts === undefined) throw new Error('the inspect step comes first');
  return memory.facts;
}

/**
 * The cloud configuration stored on the device, read at most once per leg; `null` = none. What an inspection of this
 * attachment just told to be empty is not read again: were that wrong, the device itself would refuse with 14002.
 */
export async function storedConfiguration(ctx: StepContext): Promise<Readonly<Record<string, unknown>> | null> {
  const { memory } = ctx;
  if (memory.configuration !== undefined) return memory.configuration;
  if (memory.facts?.cloudConfiguration === null) return null;
  return readConfiguration(ctx);
}

/** Reads it from the device now. */
export async function readConfiguration(ctx: StepContext): Promise<Readonly<Record<string, unknown>> | null> {
  const mcInstall = await ctx.connections.mcInstall();
  const found = (await mcInstall.getCloudConfiguration()) ?? null;
  ctx.memory.configuration = found;
  return found;
}

export function textOf(configuration: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = configuration[key];
  return typeof value === 'string' ? value : undefined;
}
