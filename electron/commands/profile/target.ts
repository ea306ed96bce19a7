import type { Command } from 'commander';
import { type ProfileTarget, profileTargetSchema } from '../../../shared/domain/profile.ts';
import { KitError } from '../../../shared/errors/kit-error.ts';

export type TargetOptions = {
  readonly os?: string;
  readonly supervised?: boolean;
  readonly tv?: boolean;
  readonly on?: string;
};

/** For which devices a profile is judged. */
export function withTarget(command: Command): Command {
  return command
    .option('--os <version>', 'the iOS version that it is meant for')
    .option('--supervised', 'for supervised devices')
    .option('--no-supervised', 'for devices that are not supervised')
    .option('--tv', 'for Apple TV')
    .option('--on <date>', 'the day it is meant for, as 2027-04-01 (default: today)');
}

export function targetOf({ os, supervised, tv, on }: TargetOptions): ProfileTarget {
  const parsed = profileTargetSchema.safeParse({
    platform: tv === true ? 'tvos' : 'ios',
    osVersion: os,
    supervised,
    at: on === undefined ? undefined : `${on}T00:00:00Z`,
  });
  if (parsed.success) return parsed.data;
  throw new KitError('input.invalid', { what: 'profile', where: parsed.error.issues[0]?.path.join('.') ?? '' });
}
