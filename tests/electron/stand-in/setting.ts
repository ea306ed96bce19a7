/** How the test set the stand-in up. */
type Setting = {
  /** DevTools address of the browser that the test owns. */
  readonly browser: string;
  readonly packaged?: boolean;
  readonly keychain?: 'gnome_libsecret' | 'basic_text';
  readonly languages?: readonly string[];
  /** Gives the preload script to child frames too, as a mistaken setting would. */
  readonly preloadInEveryFrame?: boolean;
};

export const setting: Setting = JSON.parse(process.env.ELECTRON_STAND_IN ?? '{"browser":""}');
