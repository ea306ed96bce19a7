import { isDict, type PlistDict, type PlistValue } from '../../../codecs/plist/value.ts';
import type { ServiceHandler, ServiceReply } from './handler.ts';

const commands = new Set(['Browse', 'Lookup', 'Install', 'Upgrade', 'Uninstall']);

/** What every device comes with; practice devices hold nothing else. */
const systemApps: readonly PlistDict[] = [
  ['com.apple.AppStore', 'App Store'],
  ['com.apple.Preferences', 'Settings'],
  ['com.apple.mobilesafari', 'Safari'],
].map(([identifier, name]) => ({
  ApplicationType: 'System',
  CFBundleDisplayName: name,
  CFBundleIdentifier: identifier,
  CFBundleShortVersionString: '1.0',
  CFBundleVersion: '1',
}));

/** Lists apps (device-protocols §6.2); installing any is refused. */
export const installationProxy: ServiceHandler = {
  name: 'com.apple.mobile.installation_proxy',
  tls: true,
  open: ({ push }) => ({
    kind: 'plist',
    nameOf: ({ Command: command }) => (typeof command === 'string' && commands.has(command) ? command : 'unknown'),
    request({ Command: command, ClientOptions: given }): ServiceReply {
      const options = readOptions(given);
      const apps = systemApps.filter((app) => options.matches(app)).map(options.pick);
      if (command === 'Browse') {
        if (apps.length > 0) push(listing(apps));
        return { reply: { Status: 'Complete' } };
      }
      if (command === 'Lookup') {
        const found = apps.map((app): [string, PlistDict] => [String(app.CFBundleIdentifier), app]);
        return { reply: { LookupResult: Object.fromEntries(found), Status: 'Complete' } };
      }
      return { reply: { Error: 'APIInternalError', ErrorDescription: 'Practice devices take no apps.' } };
    },
  }),
};

function listing(apps: readonly PlistDict[]): PlistDict {
  return { CurrentAmount: apps.length, CurrentIndex: 0, CurrentList: apps, Status: 'BrowsingApplications' };
}

function readOptions(given: PlistValue | undefined) {
  const {
    ApplicationType: type = 'Any',
    BundleIDs: identifiers,
    ReturnAttributes: attributes,
  } = isDict(given) ? given : {};
  const wanted = Array.isArray(attributes) ? ['CFBundleIdentifier', ...attributes] : undefined;
  return {
    matches: (app: PlistDict) =>
      (type === 'Any' || type === 'System') &&
      (!Array.isArray(identifiers) || identifiers.includes(String(app.CFBundleIdentifier))),
    pick: (app: PlistDict): PlistDict =>
      wanted ? Object.fromEntries(Object.entries(app).filter(([key]) => wanted.includes(key))) : app,
  };
}
