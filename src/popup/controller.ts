/** Does what is asked of the popup, and keeps what it shows true. */
import browser from 'webextension-polyfill';
import { isOpened, isToBackground, type ToBackground } from '../messages.ts';
import type { Script } from '../script/variant.ts';
import { saidOfPage, sayOfPage } from '../settings/page.ts';
import { siteChoices } from '../settings/site.ts';
import { EVERY_SITE, hostOf, isListed, originOf } from '../sites/access.ts';
import { LISTED } from '../sites/listed.ts';
import { chooseStart, giveBack, isAllowed, letIn, Refused, runOf, type Start } from '../sites/start.ts';
import { tell } from '../tell.ts';
import { type Actions, FIRST_STATE, isSpeech, readerAtWork, type State } from './state.ts';
import { addressIn, pageOf } from './tab.ts';

/** What is stored; where that cannot be read, nothing is. */
const stored = <T>(read: Promise<T>): Promise<T | null> =>
  read.catch((error: unknown) => {
    console.warn('Rostrum: what is stored could not be read', error);
    return null;
  });

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
      url === null ? null : stored(saidOfPage(browser.storage.local, url)),
      host === null ? null : stored(siteChoices(browser.storage.local, host)),
      host === null ? false : isAllowed(browser.permissions, [originOf(host)]),
      isAllowed(browser.permissions, EVERY_SITE),
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
      await sayOfPage(browser.storage.local, url, speech).catch((error: unknown) => {
        throw new Refused('notSaved', error);
      });
      if (speech === false) await tell(this.#tab, { type: 'leave' });
      else if (speech && !readerAtWork(this.#state.page)) await this.#open();
    });
  }

  setStart(start: Start): void {
    const { site } = this.#state;
    if (!site) return;
    const chosen = chooseStart(browser.permissions, browser.storage.local, site, start);
    this.#set({ site: { ...site, run: runOf(start) } });
    void this.#try(async () => {
      await chosen;
      await this.#startIfWanted();
    });
  }

  allow(): void {
    const { site } = this.#state;
    if (!site) return;
    const granted = letIn(browser.permissions, [originOf(site.host)]);
    void this.#try(async () => {
      await granted;
      await this.#startIfWanted();
    });
  }

  setEverywhere(on: boolean): void {
    const done = (on ? letIn : giveBack)(browser.permissions, EVERY_SITE);
    void this.#try(async () => {
      await done;
      if (on) await this.#startIfWanted();
    });
  }

  openOptions(): void {
    void browser.runtime.openOptionsPage().then(this.#close);
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
      const opened: unknown = await browser.runtime.sendMessage(message);
      if (!isOpened(opened)) throw new Error('the background did not say what came of it');
      if (opened === 'notRead') throw new Error('the page could not be read');
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
      this.#set({ note: error instanceof Refused ? error.why : 'unreachable' });
    }
    await this.look();
  }

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    this.#show(this.#state);
  }
}
