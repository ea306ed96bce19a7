import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { type Cdp, connectCdp } from '../support/cdp.ts';
import { type MessagePortMain, PortCrossing, type PortMessage } from './ports.ts';
import { setting } from './setting.ts';

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
  isDark: false,
  contentsCreated: (_contents: WebContents): void => {},
  allClosed: (): void => {},
};

let browser: Promise<Cdp> | undefined;
let lastId = 0;
type Paused = {
  requestId: string;
  request: Request;
  resourceType: string;
  frameId: string;
  redirectedRequestId?: string;
};
type Context = { id: number; name: string; auxData: { frameId: string } };
type Said = PortMessage | { type: 'invoke'; id: number; channel: string; args: never[] };

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly #ready: Promise<void>;
  #send = async (_method: string, _params?: object): Promise<void> => {};
  #mainFrame = '';
  #isOurLoad = false;
  #opened: (details: { url: string }) => unknown = () => {};
  readonly #frames = new Map<string, { url: string; parent: string | undefined }>();
  /** Worlds of the preload script by their context's id. */
  readonly #worlds = new Map<number, { frame: string; ports: PortCrossing }>();

  constructor(preload: string) {
    super();
    this.#ready = this.#open(readFileSync(preload, 'utf8'));
    registered.contentsCreated(this);
  }
  setWindowOpenHandler = (handler: (details: { url: string }) => { action: 'deny' }): unknown =>
    (this.#opened = handler);
  async loadURL(url: string): Promise<void> {
    await this.#ready;
    this.#isOurLoad = true;
    await this.#send('Page.navigate', { url: toWeb(url) });
  }
  reload(): void {
    this.#isOurLoad = true;
    void this.#send('Page.reload');
  }
  send = (channel: string, ...args: unknown[]): void => this.#tell(this.#mainFrame, channel, args, []);
  print = (_options: object, done: (success: boolean) => void): void => void setImmediate(done, true);
  forcefullyCrashRenderer = (): void => void this.#send('Page.crash');
  async followTheme(): Promise<void> {
    await this.#ready;
    const value = registered.isDark ? 'dark' : 'light';
    await this.#send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  }
  async close(): Promise<void> {
    await this.#ready;
    for (const world of this.#worlds.keys()) this.#leave(world);
    await this.#send('Page.close');
  }

  async #open(preload: string): Promise<void> {
    browser ??= connectCdp(setting.browser);
    const cdp = await browser;
    const { targetId } = await cdp.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    const attach = { targetId, flatten: true };
    const { sessionId } = await cdp.send<{ sessionId: string }>('Target.attachToTarget', attach);
    this.#mainFrame = targetId;
    // What is said to a page that is just going away need not arrive.
    this.#send = (method, params) => cdp.send<void>(method, params, sessionId).catch(() => {});
    cdp.listen(sessionId, (method, params) => this.#heard[method]?.(params));
    const guard = setting.preloadInEveryFrame ? '' : 'if (window !== top) return;';
    const inWorld = (script: string) => `(() => {${guard}${inPage}\n${script}})()`;
    const isolated = inWorld(`preloadWorld(function (require, exports = {}, module = {}) {${preload}\n});`);
    await this.#send('Page.enable');
    await this.#send('Runtime.enable');
    await this.#send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    await this.#send('Runtime.addBinding', { name: 'electronMain', executionContextName: worldName });
    await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: inWorld('mainWorld();') });
    await this.#send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName });
  }

  readonly #heard: Readonly<Record<string, (params: never) => unknown>> = {
    'Page.frameAttached': ({ frameId, parentFrameId: parent }: { frameId: string; parentFrameId: string }) =>
      this.#frames.set(frameId, { url: 'about:blank', parent }),
    'Page.frameNavigated': ({ frame }: { frame: { id: string; url: string; parentId?: string } }) => {
      this.#frames.set(frame.id, { url: toApp(frame.url), parent: frame.parentId });
      if (frame.parentId === undefined) this.emit('did-navigate', {}, toApp(frame.url));
    },
    'Page.loadEventFired': () => this.emit('did-finish-load'),
    'Page.windowOpen': ({ url }: { url: string }) => this.#opened({ url: toApp(url) }),
    'Inspector.targetCrashed': () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
    'Runtime.executionContextCreated': ({ context: { id, name, auxData } }: { context: Context }) => {
      const ports = new PortCrossing((message) => this.#evaluate(id, message.type, message));
      if (name === worldName) this.#worlds.set(id, { frame: auxData.frameId, ports });
    },
    'Runtime.executionContextDestroyed': ({ executionContextId }: { executionContextId: number }) =>
      this.#leave(executionContextId),
    'Runtime.executionContextsCleared': () => [...this.#worlds.keys()].map((id) => this.#leave(id)),
    'Runtime.bindingCalled': ({ executionContextId: id, payload }: { executionContextId: number; payload: string }) =>
      this.#said(id, JSON.parse(payload)),
    'Fetch.requestPaused': (paused: Paused) => this.#fetch(paused),
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

  async #fetch({ requestId, request, resourceType, frameId, redirectedRequestId }: Paused): Promise<void> {
    const url = toApp(request.url);
    const isMainFrame = frameId === this.#mainFrame;
    if (resourceType === 'Document' && !(isMainFrame && this.#isOurLoad)) {
      const event = Object.assign(new PageEvent(), { url });
      if (isMainFrame) this.emit(redirectedRequestId === undefined ? 'will-navigate' : 'will-redirect', event);
      this.emit('will-frame-navigate', event);
      if (event.defaultPrevented) return this.#send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    }
    if (resourceType === 'Document' && isMainFrame) this.#isOurLoad = false;
    const { protocol, hostname } = new URL(url);
    const page = registered.pages.get(protocol);
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
  readonly webContents: WebContents;
  readonly #is = { visible: false, focused: false, maximized: false, full: false, destroyed: false };
  #bounds: Electron.Rectangle;
  constructor({
    x = 0,
    y = 0,
    width = 0,
    height = 0,
    fullscreen: full = false,
    webPreferences,
  }: Electron.BrowserWindowConstructorOptions) {
    super();
    this.#bounds = { x, y, width, height };
    this.#is.full = full;
    this.webContents = new WebContents(webPreferences?.preload ?? '');
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'));
    void this.webContents.followTheme();
    BrowserWindow.#all.add(this);
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
  setBounds(bounds: Electron.Rectangle): void {
    this.#bounds = bounds;
    this.emit('resize');
  }
  close(): void {
    this.emit('close', new PageEvent());
    this.#is.destroyed = true;
    BrowserWindow.#all.delete(this);
    void this.webContents.close();
    this.emit('closed');
    if (BrowserWindow.#all.size === 0) registered.allClosed();
  }
}
