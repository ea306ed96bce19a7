import { acknowledged, type Command, FORMAT_ERROR } from './command-answers.ts';

/** Apps by what names them in the command that brought them: an iTunes Store number, or a bundle identifier. */
export const appCommands: Readonly<Record<string, Command>> = {
  InstalledApplicationList: (_, { content }) =>
    acknowledged({
      InstalledApplicationList: [...content.managedApps].map((identifier) => ({
        Identifier: identifier,
        Name: identifier,
        Version: '1',
        ShortVersion: '1.0',
        Installing: false,
      })),
    }),

  InstallApplication: ({ iTunesStoreID: number, Identifier: identifier }, device) => {
    const name = typeof number === 'number' ? `id${number}` : identifier;
    if (typeof name !== 'string') return FORMAT_ERROR;
    device.content.managedApps.add(name);
    return acknowledged({ Identifier: name, State: 'Managed' });
  },

  RemoveApplication: ({ Identifier: identifier }, device) => {
    if (typeof identifier !== 'string') return FORMAT_ERROR;
    device.content.managedApps.delete(identifier);
    return acknowledged();
  },

  ManagedApplicationList: (_, { content }) =>
    acknowledged({
      ManagedApplicationList: Object.fromEntries(
        [...content.managedApps].map((identifier) => [identifier, { Status: 'Managed', ManagementFlags: 1 }]),
      ),
    }),
};
