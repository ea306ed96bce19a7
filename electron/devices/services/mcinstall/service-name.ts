export const SERVICE = 'com.apple.mobile.MCInstall';
