import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { connectBrowser, type Tab } from '../support/cdp.ts';
import type { AppOptions } from '../support/open-app.ts';
import { type MessagePortMain, PortCrossing, type PortMessage } from './ports.ts';

/** How the test set the stand-in up. */
export const setting: AppOptions & { browser: string } = JSON.parse(process.env.ELECTRON_STAND_IN ?? '{}');
const inPage = readFileSync(new URL('in-page.js', import.meta.url), 'utf8');
const worldName = 'electron-preload';

/** Chromium cannot be taught a scheme from outside: `app://host` is `https://host.app.invalid` in the browser. */
const toWeb = (url: string) => url.replace(/^app:\/\/([^/]+)/, 'https://$1.app.invalid');
const toApp = (url: string) => url.replace(/^https:\/\/([^/]+)\.app\.invalid(?=\/|$)/, 'app://$1');

export class PageEvent {
  defaultPrevented = false;
  preventDefault = (): void => void Object.assign(this, { defaultPrevented: true });
}

export type Frame = {
  readonly url: string;
  readonly parent: Frame | null;
  postMessage(channel: string, message: unknown, ports?: MessagePortMain[]): void;
};
export type Caller = { readonly sender: WebContents; readonly senderFrame: Frame | null };

/** What the main process registered, for its windows to use. */
export const registered = {
  calls: new Map<string, (event: Caller, ...args: never[]) => unknown>(),
  pages: new Map<string, (request: Request) => Promise<Response>>(),
  contentsCreated: (_contents: WebContents): void => {},
  allClosed: (): void => {},
};

let browser: ReturnType<typeof connectBrowser> | undefined;
let lastId = 0;
/** Of the events below, each has some. */
type Heard = {
  readonly frame: { readonly id: string; readonly url: string; readonly parentId?: string };
  readonly context: { readonly id: number; readonly name: string; readonly auxData: { readonly frameId: string } };
  readonly request: { readonly url: string; readonly method: string };
  readonly executionContextId: number;
} & Readonly<Record<'frameId' | 'parentFrameId' | 'url' | 'payload' | 'requestId' | 'resourceType', string>>;
type Said = PortMessage | { type: 'invoke'; id: number; channel: string; args: never[] };

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly #tab: Promise<Tab>;
  #mainFrame = '';
  #isOurLoad = false;
  #opened: (details: { url: string }) => unknown = () => {};
  readonly #frames = new Map<string, { url: string; parent: string | undefined }>();
  /** Worlds of the preload script by their context's id. */
  readonly #worlds = new Map<number, { frame: string; ports: PortCrossing }>();

  constructor(preload: string) {
    super();
    this.#tab = this.#open(readFileSync(preload, 'utf8'));
    registered.contentsCreated(this);
  }
  setWindowOpenHandler = (handler: (details: { url: string }) => { action: 'deny' }): unknown =>
    (this.#opened = handler);
  #load(method: string, params?: object): Promise<void> {
    this.#isOurLoad = true;
    return this.#send(method, params);
  }
  loadURL = (url: string): Promise<void> => this.#load('Page.navigate', { url: toWeb(url) });
  reload = (): void => void this.#load('Page.reload');
  send = (channel: string, ...args: unknown[]): void => this.#tell(this.#mainFrame, channel, args, []);
  print = (_options: object, done: (success: boolean) => void): void => void setImmediate(done, true);
  forcefullyCrashRenderer = (): void => void this.#send('Page.crash');
  followTheme(isDark: boolean): void {
    const features = [{ name: 'prefers-color-scheme', value: isDark ? 'dark' : 'light' }];
    void this.#send('Emulation.setEmulatedMedia', { features });
  }
  close(): void {
    for (const world of this.#worlds.keys()) this.#leave(world);
    void this.#send('Page.close');
  }

  async #open(preload: string): Promise<Tab> {
    browser ??= connectBrowser(setting.browser);
    const tab = await (await browser)((method, params) => this.#heard[method]?.(params as Heard));
    this.#mainFrame = tab.id;
    const guard = setting.preloadInEveryFrame ? '' : 'if (window !== top) return;';
    const inWorld = (script: string) => `(() => {${guard}${inPage}\n${script}})()`;
    const isolated = inWorld(`preloadWorld(function (require, exports = {}, module = {}) {${preload}\n});`);
    await tab.send('Page.enable');
    await tab.send('Runtime.enable');
    await tab.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await tab.send('Runtime.addBinding', { name: 'electronMain', executionContextName: worldName });
    await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: inWorld('mainWorld();') });
    await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName });
    return tab;
  }
  async #send(method: string, params?: object): Promise<void> {
    const tab = await this.#tab;
    // What is said to a page that is just going away need not arrive.
    await tab.send(method, params).catch(() => {});
  }

  readonly #heard: Readonly<Record<string, (heard: Heard) => unknown>> = {
    'Page.frameAttached': ({ frameId: id, parentFrameId: parent }) =>
      this.#frames.set(id, { url: 'about:blank', parent }),
    'Page.frameNavigated': ({ frame: { id, url, parentId } }) => {
      this.#frames.set(id, { url: toApp(url), parent: parentId });
      if (parentId === undefined) this.emit('did-navigate', {}, toApp(url));
    },
    'Page.loadEventFired': () => this.emit('did-finish-load'),
    'Page.windowOpen': ({ url }) => this.#opened({ url: toApp(url) }),
    'Inspector.targetCrashed': () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
    'Runtime.executionContextCreated': ({ context: { id, name, auxData } }) => {
      const ports = new PortCrossing((message) => this.#evaluate(id, message.type, message));
      if (name === worldName) this.#worlds.set(id, { frame: auxData.frameId, ports });
    },
    'Runtime.executionContextDestroyed': ({ executionContextId }) => this.#leave(executionContextId),
    'Runtime.executionContextsCleared': () => [...this.#worlds.keys()].map((id) => this.#leave(id)),
    'Runtime.bindingCalled': ({ executionContextId, payload }) => this.#said(executionContextId, JSON.parse(payload)),
    'Fetch.requestPaused': (paused) => this.#fetch(paused),
  };
  #leave(world: number): void {
    this.#worlds.get(world)?.ports.closeAll();
    this.#worlds.delete(world);
  }
  async #said(world: number, said: Said): Promise<void> {
    const found = this.#worlds.get(world);
    if (said.type !== 'invoke') return found?.ports.take(said);
    const event = { sender: this, senderFrame: found === undefined ? null : this.#frame(found.frame) };
    const value = await registered.calls.get(said.channel)?.(event, ...said.args);
    this.#evaluate(world, 'answer', { id: said.id, value });
  }
  #frame(id: string): Frame {
    const { url = '', parent } = this.#frames.get(id) ?? {};
    return {
      url,
      parent: parent === undefined ? null : this.#frame(parent),
      postMessage: (channel, message, ports = []) => this.#tell(id, channel, [message], ports),
    };
  }
  #tell(frame: string, channel: string, args: unknown[], transfer: MessagePortMain[]): void {
    const [id, world] = [...this.#worlds].find(([, { frame: of }]) => of === frame) ?? [0];
    // The page must know a port before anything can come out of it.
    const ports = transfer.map((port) => ({ port, id: ++lastId }));
    this.#evaluate(id, 'message', { channel, args, ports: ports.map((port) => port.id) });
    for (const crossing of ports) world?.ports.send(crossing.port, crossing.id);
  }
  #evaluate(contextId: number, entry: string, message: unknown): void {
    const expression = `fromElectronMain[${JSON.stringify(entry)}](${JSON.stringify(message)})`;
    if (this.#worlds.has(contextId)) void this.#send('Runtime.evaluate', { expression, contextId });
  }

  async #fetch({ requestId, request, resourceType, frameId }: Heard): Promise<void> {
    const url = toApp(request.url);
    const isMainFrame = frameId === this.#mainFrame;
    if (resourceType === 'Document' && !(isMainFrame && this.#isOurLoad)) {
      const event = Object.assign(new PageEvent(), { url });
      if (isMainFrame) this.emit('will-navigate', event);
      this.emit('will-frame-navigate', event);
      if (event.defaultPrevented) return this.#send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    }
    if (resourceType === 'Document' && isMainFrame) this.#isOurLoad = false;
    const { protocol, hostname } = new URL(url);
    const page = registered.pages.get(protocol.slice(0, -1));
    // Nothing leaves this machine; and what the page's policy forbids never gets here.
    if (page === undefined && hostname === '127.0.0.1') return this.#send('Fetch.continueRequest', { requestId });
    if (page === undefined) return this.#send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    const response = await page(new Request(url, { method: request.method }));
    await this.#send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly #all = new Set<BrowserWindow>();
  static #isDark = false;
  readonly webContents: WebContents;
  readonly #is = { visible: false, focused: false, maximized: false, full: false, destroyed: false };
  readonly #bounds: Electron.Rectangle;
  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super();
    const { x = 0, y = 0, width = 0, height = 0, fullscreen = false, webPreferences } = options;
    this.#bounds = { x, y, width, height };
    this.#is.full = fullscreen;
    this.webContents = new WebContents(webPreferences?.preload ?? '');
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    this.webContents.followTheme(BrowserWindow.#isDark);
    BrowserWindow.#all.add(this);
  }
  static followTheme(isDark: boolean): void {
    BrowserWindow.#isDark = isDark;
    for (const { webContents } of BrowserWindow.#all) webContents.followTheme(isDark);
  }
  static getAllWindows = (): BrowserWindow[] => [...BrowserWindow.#all];
  loadURL = (url: string): Promise<void> => this.webContents.loadURL(url);
  show = (): void => void Object.assign(this.#is, { visible: true, focused: true });
  blur = (): void => void Object.assign(this.#is, { focused: false });
  maximize = (): void => void Object.assign(this.#is, { maximized: true });
  focus = this.show;
  restore = this.show;
  setBackgroundColor = (_colour: string): void => {};
  setProgressBar = (_progress: number, _options: Electron.ProgressBarOptions): void => {};
  isFocused = (): boolean => this.#is.focused;
  isMinimized = (): boolean => !this.#is.visible;
  isMaximized = (): boolean => this.#is.maximized;
  isFullScreen = (): boolean => this.#is.full;
  isDestroyed = (): boolean => this.#is.destroyed;
  getNormalBounds = (): Electron.Rectangle => this.#bounds;
  setBounds = (bounds: Electron.Rectangle): unknown => Object.assign(this.#bounds, bounds) && this.emit('resize');
  close(): void {
    this.emit('close', new PageEvent());
    this.#is.destroyed = true;
    BrowserWindow.#all.delete(this);
    this.webContents.close();
    this.emit('closed');
    if (BrowserWindow.#all.size === 0) registered.allClosed();
  }
}
