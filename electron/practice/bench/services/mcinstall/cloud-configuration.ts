import { judgeCloudConfiguration, storedCloudConfiguration } from '../../device/rules-cloud-configuration.ts';
import type { McCommands } from './command.ts';
import { acknowledged, refused } from './replies.ts';

export const cloudConfigurationCommands: McCommands = {
  /** The key is absent when there is none (device-protocols §3.2). */
  GetCloudConfiguration: (_, { device }) => {
    const stored = storedCloudConfiguration(device.content);
    return acknowledged(stored && { CloudConfiguration: stored });
  },

  /** Stores before it answers, as devices do: whoever gives up waiting and tries again meets 14002 (§3.6). */
  SetCloudConfiguration: async (request, { device }) => {
    const { content, counters, traits } = device;
    const verdict = judgeCloudConfiguration({ content, adeAssigned: traits.adeAssigned }, request.CloudConfiguration);
    if ('refused' in verdict) return refused(verdict.refused);
    content.cloudConfiguration = verdict.stored;
    if (verdict.deletesPairings) content.pairings.clear();
    counters.cloudConfigurationWrites += 1;
    device.changed('cloud-configuration');
    await device.pause('set-cloud-configuration');
    return acknowledged();
  },

  /** Practice has no automated enrollment service to fetch it from. */
  DownloadAndApplyCloudConfiguration: () => refused('cloud-not-fetched'),
};
