import { first } from './001-first.ts';
import { shifts } from './002-shifts.ts';
import { autoRun } from './003-auto-run.ts';
import { backends } from './004-backends.ts';
import { outboxScale } from './005-outbox-scale.ts';
import { fleet } from './006-fleet.ts';
import { campaigns } from './007-campaigns.ts';
import { rosters } from './008-rosters.ts';
import { expiries } from './009-expiries.ts';
import { profiles } from './010-profiles.ts';
import { escrow } from './011-escrow.ts';

/** In order and never edited once released: entry n brings a database from `user_version` n to n + 1. */
export const migrations: readonly string[] = [
  first,
  shifts,
  autoRun,
  backends,
  outboxScale,
  fleet,
  campaigns,
  rosters,
  expiries,
  profiles,
  escrow,
];
