import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeXmlPlist } from '../../electron/codecs/plist/write-xml.ts';
import { type SupervisorFiles, writeSupervisorFiles } from '../support/supervisor-files.ts';

/** What both sides make of each device: the words of `ios prepare` and of a blueprint for the same thing. */
export const task = {
  organization: 'Bench',
  language: 'ja',
  locale: 'ja_JP',
  timeZone: 'Asia/Tokyo',
  profileIdentifier: 'jp.kitbench.bench.timetable',
} as const;

/** A web clip: installs without questions and changes nothing about the network. */
export function taskProfile(): Buffer {
  return writeXmlPlist({
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: task.profileIdentifier,
    PayloadUUID: '6F0B1E0A-5C7E-4C0B-9C55-1B1E2D0C3A11',
    PayloadDisplayName: 'Timetable',
    PayloadContent: [
      {
        PayloadType: 'com.apple.webClip.managed',
        PayloadVersion: 1,
        PayloadIdentifier: `${task.profileIdentifier}.1`,
        PayloadUUID: '6F0B1E0A-5C7E-4C0B-9C55-1B1E2D0C3A12',
        URL: 'https://timetable.example/',
        Label: 'Timetable',
        IsRemovable: false,
      },
    ],
  });
}

export type GoIosFiles = SupervisorFiles & { readonly profile: string };

/** A supervision identity and the profile, as the files that go-ios reads. */
export async function writeGoIosFiles(folder: string): Promise<GoIosFiles> {
  const profile = join(folder, 'timetable.mobileconfig');
  writeFileSync(profile, taskProfile());
  return { ...(await writeSupervisorFiles(folder, task.organization)), profile };
}
