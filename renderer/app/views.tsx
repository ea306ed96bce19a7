import type { ComponentType } from 'react';
import { ApplyView } from '../features/apply/apply-view.tsx';
import { BlueprintView } from '../features/blueprint/blueprint-view.tsx';
import { CalendarView } from '../features/calendar/calendar-view.tsx';
import { FleetView } from '../features/fleet/fleet-view.tsx';
import { OrganizationView } from '../features/organization/organization-view.tsx';
import { ProceduresView } from '../features/procedures/procedures-view.tsx';
import { RecordsView } from '../features/records/records-view.tsx';
import { ServerView } from '../features/server/server-view.tsx';
import { SettingsView } from '../features/settings/settings-view.tsx';
import { StartView } from '../features/start/start-view.tsx';
import { VerifyView } from '../features/verify/verify-view.tsx';
import type { ViewId } from '../state/route-store.ts';
import { ProfilesView } from './profiles-view.tsx';

export const views: Readonly<Record<ViewId, ComponentType>> = {
  start: StartView,
  server: ServerView,
  organization: OrganizationView,
  blueprint: BlueprintView,
  apply: ApplyView,
  verify: VerifyView,
  profiles: ProfilesView,
  records: RecordsView,
  fleet: FleetView,
  procedures: ProceduresView,
  calendar: CalendarView,
  settings: SettingsView,
};
