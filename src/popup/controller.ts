/** Does what is asked of the popup, and keeps what it shows true. */
import browser from 'webextension-polyfill';
import { isOpened, isToBackground, type ToBackground } from '../messages.ts';
import type { Script } from '../script/variant.ts';
import { saidOfPage, sayOfPage } from '../settings/page.ts';
import { chooseForSite, type Run, siteChoices } from '../settings/site.ts';
import { EVERY_SITE, hostOf, isListed, originOf } from '../sites/access.ts';
import { type Actions, FIRST_STATE, isSpeech, type Note, readerAtWork, type Start, type State } from './state.ts';
import { addressIn, pageOf, tell } from './tab.ts';

const LISTED = browser.runtime.getManifest().content_scripts?.[0]?.matches ?? [];

/** What a storage or a browser that fails leaves undone is said. */
class Failure extends Error {
  readonly note: Note;
  constructor(note: Note, cause: unknown) {
    super(note, { cause });
    this.note = note;
  }
}
const failAs =
  (note: Note) =>
  (error: unknown): never => {
    throw new Failure(note, error);
  };

export class Controller implements Actions {
  #state: State = FIRST_STATE;
  #url: string | null = null;
  /** The reader has looked for text in the page as it is now, and found none. */
  #noText = false;
  /** How often the page was asked, and which answer is shown: an older one is no news. */
  #asked = 0;
  #answered = 0;
  readonly #tab: number;
  readonly #show: (state: State) => void;
  readonly #close: () => void;

  /**
   * @param show called with every change
   * @param close takes the popup away
   */
  constructor(tab: number, show: (state: State) => void, close: () => void) {
    this.#tab = tab;
    this.#show = show;
    this.#close = close;
  }

  get state(): State {
    return this.#state;
  }

  /** Keeps up with the page and with what the reader changes elsewhere, the browser's own settings included. */
  follow(): void {
    const look = () => void this.look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    browser.storage.local.onChanged.addListener(look);
    browser.tabs.onUpdated.addListener((tab, { status, url }) => {
      if (tab !== this.#tab || !(status || url)) return;
      if (status === 'loading') this.#noText = false;
      look();
    });
    browser.runtime.onMessage.addListener((message: unknown, sender: browser.Runtime.MessageSender) => {
      if (isToBackground(message) && message.type === 'speeches' && sender.tab?.id === this.#tab) look();
      // The background answers.
      return undefined;
    });
  }

  /** Finds out all that is shown. */
  async look(): Promise<void> {
    const asked = ++this.#asked;
    const url = await addressIn(this.#tab);
    const host = url === null ? null : hostOf(url);
    const [page, said, choices, allowed, everywhere] = await Promise.all([
      pageOf(this.#tab),
      url === null ? null : saidOfPage(browser.storage.local, url).catch(() => null),
      host === null ? null : siteChoices(browser.storage.local, host).catch(() => null),
      host === null ? false : browser.permissions.contains({ origins: [originOf(host)] }),
      browser.permissions.contains({ origins: [...EVERY_SITE] }),
    ]);
    if (asked < this.#answered) return;
    this.#answered = asked;
    this.#url = url;
    const site = host === null ? null : { host, run: choices?.run ?? null, listed: isListed(host, LISTED), allowed };
    const isEmpty = this.#noText && page.phase === 'known' && !page.reader;
    this.#set({ page: isEmpty ? { ...page, hasText: false } : page, said, site, everywhere });
  }

  setSidebar(open: boolean): void {
    void this.#try(async () => {
      if (open) {
        if (await this.#open()) this.#close();
      } else await tell(this.#tab, { type: 'sidebar', open });
    });
  }

  setCleaning(on: boolean): void {
    void this.#try(() => tell(this.#tab, { type: 'cleaning', on }));
  }

  setScript(script: Script): void {
    void this.#try(() => tell(this.#tab, { type: 'script', script }));
  }

  say(speech: boolean | null): void {
    const url = this.#url;
    if (url === null) return;
    void this.#try(async () => {
      await sayOfPage(browser.storage.local, url, speech).catch(failAs('notSaved'));
      if (speech === false) await tell(this.#tab, { type: 'leave' });
      else if (speech && !readerAtWork(this.#state.page)) await this.#open();
    });
  }

  setStart(start: Start): void {
    const { site, everywhere } = this.#state;
    if (!site) return;
    const origin = originOf(site.host);
    const run: Run | null = start === 'auto' ? null : start;
    // First of all, and waited for later: browsers let it be asked for only while the click is being handled. The choice
    // is stored meanwhile, as the browser's question may close the popup.
    const granted = start === 'never' || site.allowed ? null : browser.permissions.request({ origins: [origin] });
    this.#set({ site: { ...site, run } });
    void this.#try(async () => {
      await this.#choose(site.host, run);
      if (granted && !(await granted)) {
        await this.#choose(site.host, site.run);
        this.#set({ site });
        throw new Failure('notAllowed', null);
      }
      // What was let in for this site alone is given back.
      if (start === 'never' && !site.listed && site.allowed && !everywhere)
        await browser.permissions.remove({ origins: [origin] }).catch(failAs('stillAllowed'));
      await this.#startIfWanted();
    });
  }

  allow(): void {
    const { site } = this.#state;
    if (!site) return;
    const granted = browser.permissions.request({ origins: [originOf(site.host)] });
    void this.#try(async () => {
      if (!(await granted)) throw new Failure('notAllowed', null);
      await this.#startIfWanted();
    });
  }

  setEverywhere(on: boolean): void {
    const origins = [...EVERY_SITE];
    const done = on ? browser.permissions.request({ origins }) : browser.permissions.remove({ origins });
    void this.#try(async () => {
      if (!(await done.catch(failAs(on ? 'notAllowed' : 'stillAllowed'))))
        throw new Failure(on ? 'notAllowed' : 'stillAllowed', null);
      if (on) await this.#startIfWanted();
    });
  }

  openOptions(): void {
    void browser.runtime.openOptionsPage().then(this.#close);
  }

  #choose(host: string, run: Run | null): Promise<void> {
    return chooseForSite(browser.storage.local, host, { run }).catch(failAs('notSaved'));
  }

  /** What is chosen holds on this page, too, and not only on the next. */
  async #startIfWanted(): Promise<void> {
    await this.look();
    const { page, site, said } = this.#state;
    if (page.phase !== 'known' || page.reader || !site?.allowed || site.run === 'never') return;
    if (isSpeech(this.#state) || (said === null && site.run === 'always')) await this.#open();
  }

  /** @returns whether the sidebar is open */
  async #open(): Promise<boolean> {
    this.#set({ starting: true });
    try {
      const message: ToBackground = { type: 'open', tab: this.#tab };
      const opened: unknown = await browser.runtime.sendMessage(message).catch(failAs('unreachable'));
      if (!isOpened(opened)) throw new Failure('unreachable', opened);
      this.#noText = opened === 'noText';
      return opened === 'open';
    } finally {
      this.#set({ starting: false });
    }
  }

  /** Does something, says what did not work, and looks what has come of it. */
  async #try(act: () => Promise<unknown>): Promise<void> {
    this.#set({ note: null });
    try {
      await act();
    } catch (error) {
      console.warn('Rostrum:', error);
      this.#set({ note: error instanceof Failure ? error.note : 'unreachable' });
    }
    await this.look();
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#show(this.#state);
  }
}
