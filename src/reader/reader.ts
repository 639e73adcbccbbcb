/**
 * One reader a page: reads it, cleans it, keeps its outline in the sidebar, converts it, and gives it back.
 *
 * The imperative shell around the pure core. It holds the state; everything shown is derived from it.
 */

import { HOST } from '../edits/attribute.ts';
import { Attributes } from '../edits/attributes.ts';
import { Edits } from '../edits/edits.ts';
import { follow } from '../edits/follow.ts';
import { Ledger } from '../edits/ledger.ts';
import { type FoldNote, MARKER, Markers } from '../edits/markers.ts';
import { steadily } from '../edits/steady.ts';
import { setTrace } from '../edits/trace.ts';
import { unlockCopying } from '../edits/unlock.ts';
import type { Found } from '../findings/find.ts';
import type { Finding, Kind } from '../findings/finding.ts';
import type { Command, ReaderStatus, Shortcut } from '../messages.ts';
import { isProse, type Page, type Source } from '../page/page.ts';
import { type Read, readSteps } from '../page/read.ts';
import { runAll } from '../page/steps.ts';
import { languageOf } from '../script/language.ts';
import { type ConvertRemotely, PageScript } from '../script/page-script.ts';
import { SCRIPTS, type Script } from '../script/variant.ts';
import { addressOf } from '../settings/keys.ts';
import type { SavedPlace } from '../settings/reading-places.ts';
import { DEFAULTS, isSame, type Settings } from '../settings/settings.ts';
import { type MountedSidebar, mountSidebar } from '../sidebar/mount.ts';
import type { Actions, Copied, ShownItem, SidebarState, Translate } from '../sidebar/state.ts';
import { drawn, inSlices, nextTask } from '../slices.ts';
import { unclobbered } from '../unclobbered.ts';
import { type Analysis, type Choice, findingsFor, isKept, wantedOf } from './analysis.ts';
import { Bookmark, type Here } from './bookmark.ts';
import { linkTo, textFragment } from './link.ts';
import { isLocked } from './locked.ts';
import { Navigator } from './navigator.ts';
import { probeThrough } from './probe.ts';
import { HeadingSearch } from './search.ts';
import { NO_TEXT, type ReaderText, sectionOf, shownNear } from './text.ts';

/** What the reader needs from outside. */
export interface Ports {
  /** Whether the extension is still there; the reader is stopped as soon as it is not. */
  isAlive(): boolean;
  /** What is wrong with a page, and its outline. Rejects when the background is out of reach. */
  analyse(page: Page, choice: Choice): Promise<Analysis>;
  convert: ConvertRemotely;
  translate: Translate;
  /** Where the kinds of findings that the reader keeps on this site are stored. Rejects when it fails. */
  rememberKept(kinds: readonly Kind[]): Promise<void>;
  /** Where the script that pages of this site are shown in is stored. Rejects when it fails. */
  rememberScript(script: Script): Promise<void>;
  /** Where what is set for every page is stored. Rejects when it fails. */
  rememberSettings(change: Partial<Settings>): Promise<void>;
  /** Where the reader was on a page, and where that is stored (null: nowhere). Both reject when they fail. */
  place(url: string): Promise<SavedPlace | null>;
  rememberPlace(url: string, place: SavedPlace | null): Promise<void>;
  /** The commands' keys, as the browser has them. */
  shortcuts(): Promise<Shortcut[]>;
  /** Opens the browser's own page where they are changed. */
  openShortcuts(): void;
  /** Whether the document, as it is now, is to be read: a speech page, or what the reader takes for one. */
  detects(): Promise<boolean>;
  /** The number of speeches has changed; none as long as the page is left alone. */
  onSpeeches(count: number): void;
  /** The page keeps taking the sidebar away: it was left to it. */
  onEvicted(): void;
  /** The browser's language (BCP 47), for the sidebar's own texts, and which traditional script the reader gets. */
  language(): string;
}

/** What was chosen and set before. */
export interface Remembered {
  keptHere: readonly Kind[];
  script: Script;
  settings: Settings;
}

/** How long a page must be at rest before it is read again, in ms, and how often that is done at the most. */
const REST = 400;
const ROUNDS_MOST = 40;
/** A page that never rests is read anyway after so long, in ms, and so often: then only once it rests. */
const UNREST_MOST = 1000;
const RESTLESS_MOST = 5;
/** How often the page may take the sidebar away, or put it elsewhere; then it stays away until the reader opens it. */
const EVICTIONS_MOST = 8;
/** New or changed text that is worth reading the page again, in Han characters: a clock that ticks is not. */
const NEW_LEAST = 40;
/** By then a press has to show, in ms: what comes sooner is felt to come at once (Nielsen, "Response Times", 1993). */
const SHOWN_AFTER = 100;
/** A conversion that takes longer than this shows how far it is, in ms. */
const PROGRESS_AFTER = 500;
/** How long a notice of something done stays, in ms. */
const NOTICE = 2500;
/** A page that changes while it is being read is read anew this often, then at one go. */
const TRIES_MOST = 3;

interface Reading {
  page: Page;
  source: Source;
  found: Found;
  edits: Edits;
  markers: Markers;
}

/** Settings that conversion goes by. */
const CONVERSION: ReadonlySet<keyof Settings> = new Set(['variant', 'quotes', 'wordsSimplified', 'wordsTraditional']);

/** Before a page is read. */
const UNREAD: Read = {
  page: { title: '', host: '', boxes: [], blocks: [], main: 0 },
  source: { boxes: [], blocks: [] },
};

export class Reader {
  readonly #document: Document;
  readonly #ports: Ports;
  readonly #ledger = new Ledger();
  readonly #attributes = new Attributes();
  readonly #pageScript: PageScript;
  readonly #navigator: Navigator;
  readonly #search: HeadingSearch;
  readonly #bookmark: Bookmark;
  readonly #observer: MutationObserver;
  #reading: Reading;
  #text: ReaderText = NO_TEXT;
  /** What the reader wanted of the findings when the outline was made. */
  #outlined: Choice | null = null;
  #sidebar: MountedSidebar | null = null;
  #unlock: AbortController | null = null;
  /** The page forbids its text to be selected. */
  #locked = false;
  /** How often the page was read again since its address changed. */
  #rounds = 0;
  /** Changes of the page so far, its own and ours: what is being read meanwhile has to be read anew. */
  #changes = 0;
  #busy = false;
  /** The page has changed again while it was being read. */
  #again = false;
  /** When the page began to change, since it was read last; null when it rests. */
  #restlessSince: number | null = null;
  /** How often in turn it was read without having come to rest. */
  #restless = 0;
  #evictions = 0;
  /** What is listened to, until the reader is stopped or its document begins anew. */
  #listening = new AbortController();
  #root: Element;
  #stopped = false;
  #timer = 0;
  #noticeTimer = 0;
  /** Where the reader is in the text is looked up with the next frame. */
  #frame = false;
  #url: string;
  /** The page's own script has led to a page that is not one of speeches: nothing is shown until it leads to one. */
  #suspended = false;
  /** The reader has closed the sidebar. */
  #closed = false;
  /** The number of speeches that was told last. */
  #speeches = -1;

  #cleaning = true;
  /** The script that the reader wants; ahead of the page's while a conversion is under way. */
  #script: Script = 'original';
  /** When the conversion that is under way began, and how far it is, 0 to 1. */
  #converting: { since: number; share: number } | null = null;
  #settings = DEFAULTS;
  #shortcuts: Shortcut[] = [];
  /** Findings that the reader has brought back, by id. */
  readonly #kept = new Set<string>();
  readonly #keptHere = new Set<Kind>();
  /** Duplicates of which the reader wants to see the other copy, by id. */
  readonly #swapped = new Set<string>();
  #notice: SidebarState['notice'] = null;
  /** The outline as it was shown last, and what it was made of. */
  #shown: { of: readonly unknown[]; items: ShownItem[] } = { of: [], items: [] };

  private constructor(document: Document, ports: Ports) {
    this.#document = document;
    this.#ports = ports;
    this.#root = document.documentElement;
    this.#url = addressOf(document.location.href);
    this.#pageScript = new PageScript(document, this.#ledger, this.#attributes, {
      convert: ports.convert,
      languageOf: (to) => languageOf(to, this.#settings.variant, ports.language()),
      write: (write) => this.#write(write),
      onProgress: (share) => this.#onProgress(share),
      onRestless: () => {
        this.#notice = 'restless';
        this.#render();
      },
    });
    this.#navigator = new Navigator(document);
    this.#search = new HeadingSearch(ports.convert);
    this.#bookmark = new Bookmark(this.#window, {
      place: ports.place,
      rememberPlace: ports.rememberPlace,
      isOn: () => this.#settings.rememberPlace,
      here: () => this.#here(),
      onOffer: () => this.#render(),
      onFailure: () => this.#say('placeNotSaved'),
    });
    this.#observer = new MutationObserver((records) => this.#changed(records));
    this.#reading = this.#readingOf(UNREAD);
  }

  /**
   * Reads the page, cleans it and opens the sidebar.
   * @param remembered may still be on its way: reading needs none of it
   * @returns null where there is nothing to read
   */
  static async start(document: Document, ports: Ports, remembered: Promise<Remembered>): Promise<Reader | null> {
    const reader = new Reader(document, ports);
    reader.#observe();
    const [read, { keptHere, script, settings }] = await Promise.all([reader.#read(), remembered]);
    for (const kind of keptHere) reader.#keptHere.add(kind);
    reader.#script = script;
    reader.#settings = settings;
    if (!read.page.blocks.some(isProse)) {
      reader.#observer.disconnect();
      return null;
    }
    await reader.#show(read);
    await nextTask();
    void reader.#openBookmark();
    reader.open(true);
    if (reader.#script !== 'original') void reader.#convert();
    reader.#listen();
    return reader;
  }

  /** Ends, and gives the page back. */
  stop(): void {
    this.#stopped = true;
    this.#observer.disconnect();
    this.#listening.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#noticeTimer);
    this.#takeAllBack();
  }

  #listen(): void {
    this.#listening.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    // Find-in-page or an anchor leads into a folded copy: all of it is opened, not one paragraph.
    this.#document.addEventListener('beforematch', (event) => event.isTrusted && this.#unfoldAt(event.target as Node), {
      capture: true,
      signal,
    });
    // Of boxes inside the page, too: their scrolling does not bubble.
    this.#window.addEventListener('scroll', this.#onScroll, { passive: true, capture: true, signal });
    this.#window.addEventListener('resize', this.#onResize, { passive: true, signal });
    // Back on this page by the browser's history, its button is bare.
    this.#window.addEventListener('pageshow', ({ persisted }) => persisted && this.#ports.onSpeeches(this.#speeches), {
      signal,
    });
    this.#bookmark.watch(signal);
  }

  /** The page as it is now, for who asks from outside. */
  get status(): Omit<ReaderStatus, 'verdict'> {
    return {
      suspended: this.#suspended,
      open: this.#sidebar !== null,
      speeches: this.#suspended ? 0 : this.#text.items.filter((item) => item.level === 1).length,
      cleaning: this.#cleaning,
      script: this.#script,
    };
  }

  /** Open the sidebar, or close it. */
  toggle(): void {
    if (this.#suspended) {
      // The reader knows better what this page is.
      this.#suspended = false;
      this.#closed = false;
      void this.#readAgain();
    } else if (this.#sidebar) this.close();
    else {
      // All in one: cleaned, the page may be too short to be scrolled back, and long enough again beside the sidebar.
      steadily(this.#document, () => {
        if (!this.#cleaning && this.#script === 'original') this.setCleaning(true);
        this.open();
      });
    }
  }

  /** @param byItself the reader has not asked for it: where there is no room for it, only its handle is shown */
  open(byItself = false): void {
    if (this.#stopped) return;
    this.#closed = false;
    if (!byItself) this.#evictions = 0;
    if (!this.#sidebar) {
      this.#sidebar = mountSidebar(
        this.#document,
        this.#actions,
        this.#ports.translate,
        () => this.#navigator.margins(this.#proseSample()),
        byItself,
      );
    }
    this.#render();
    this.#sidebar.place();
    this.#followSoon();
  }

  /** Takes the sidebar away; the page stays as it is. */
  close(): void {
    this.#closed = true;
    this.#sidebar?.unmount();
    this.#sidebar = null;
  }

  /** The reader says that this is no page of speeches: it is given back, and left alone. */
  leave(): void {
    if (!this.#suspended) this.#suspend();
  }

  /** A command of the browser's, by shortcut. */
  command(command: Command): void {
    if (command === 'toggle-sidebar') {
      this.toggle();
      this.#sidebar?.focus();
      return;
    }
    if (this.#suspended) return;
    if (command === 'switch-script') {
      this.setScript(SCRIPTS[(SCRIPTS.indexOf(this.#script) + 1) % SCRIPTS.length]!);
      return;
    }
    this.#navigator.step(command);
    this.#render();
  }

  /** Settings that were changed elsewhere: in another tab, or another window. */
  changeSettings(change: Partial<Settings>): void {
    const changed = (Object.keys(change) as (keyof Settings)[]).filter(
      (name) => !isSame(change[name], this.#settings[name]),
    );
    this.#settings = { ...this.#settings, ...change };
    if (changed.includes('keepKinds')) {
      this.#apply();
      void this.#refreshScript();
    } else this.#render();
    if (changed.includes('side') || changed.includes('width') || changed.includes('pinned')) this.#sidebar?.place();
    // The same script, converted otherwise.
    if (this.#pageScript.shown && changed.some((name) => CONVERSION.has(name))) void this.#convert();
  }

  setCleaning(on: boolean): void {
    if (this.#cleaning === on) return;
    this.#cleaning = on;
    this.#apply();
    void this.#refreshScript();
  }

  /** What the reader has chosen for this site. */
  setScript(script: Script): void {
    this.#script = script;
    void this.#convert();
    this.#ports.rememberScript(script).catch((error: unknown) => {
      console.warn('Rostrum: the choice could not be stored', error);
      this.#say('notSaved');
    });
  }

  /** Cleaning and conversion off: the page's own DOM, byte for byte. */
  restore(): void {
    this.#cleaning = false;
    this.#script = 'original';
    steadily(this.#document, () => this.#giveBack());
    this.#passTextOn();
    this.#render();
  }

  get #window(): Window & typeof globalThis {
    return this.#document.defaultView!;
  }

  readonly #actions: Actions = {
    jump: (item) => {
      // First, so that the focus ends where the jump leads.
      this.#sidebar?.makeWay();
      this.#navigator.jump(item);
      this.#render();
    },
    goBack: () => {
      this.#navigator.goBack();
      this.#render();
    },
    goOn: () => {
      const offer = this.#bookmark.offer(this.#text, this.#navigator.active);
      if (!offer) return;
      this.#bookmark.dismiss();
      this.#goTo(offer.block);
    },
    dismissPlace: () => {
      this.#bookmark.dismiss();
      this.#render();
    },
    jumpToFinding: (id) => {
      const { page, found } = this.#reading;
      this.#goTo(shownNear(page, found, this.#inForce(), id));
    },
    copy: (what, id) => void this.#copy(what, id),
    search: (query) => {
      const labels = this.#text.items.map((item) => item.label);
      void this.#search.search(query, labels).then(() => this.#render());
    },
    changeSettings: (change) => {
      this.changeSettings(change);
      this.#ports.rememberSettings(change).catch((error: unknown) => {
        console.warn('Rostrum: the setting could not be stored', error);
        this.#say('notSaved');
      });
    },
    learnShortcuts: () => {
      this.#ports.shortcuts().then(
        (shortcuts) => {
          this.#shortcuts = shortcuts;
          this.#render();
        },
        // The background is out of reach: the list of shortcuts stays empty, all else works.
        (error: unknown) => console.debug('Rostrum:', error),
      );
    },
    openShortcuts: () => this.#ports.openShortcuts(),
    setCleaning: (on) => this.setCleaning(on),
    setScript: (script) => this.setScript(script),
    keep: (ids, keep) => {
      for (const id of ids) {
        if (keep) this.#kept.add(id);
        else this.#kept.delete(id);
      }
      this.#apply();
      void this.#refreshScript();
    },
    keepHere: (kind, keep) => {
      if (keep) this.#keptHere.add(kind);
      else this.#keptHere.delete(kind);
      this.#notice = null;
      this.#apply();
      void this.#refreshScript();
      this.#ports.rememberKept([...this.#keptHere]).catch((error: unknown) => {
        // The choice holds on this page; the reader is told that it will not be there next time.
        console.warn('Rostrum: the choice could not be stored', error);
        this.#say('notSaved');
      });
    },
    restorePage: () => this.restore(),
    close: () => this.close(),
  };

  /**
   * Reads the page through our own edits, in slices. A page that changes meanwhile is read anew; one that never rests, at
   * one go.
   */
  async #read(): Promise<Read> {
    const probe = probeThrough(this.#ledger);
    const { source, edits } = this.#reading;
    if (source.boxes.length) this.#write(() => edits.sweep());
    for (let tries = 0; tries < TRIES_MOST; tries++) {
      const before = this.#changes;
      const read = await inSlices(readSteps(this.#document, probe), () => before === this.#changes);
      if (read) return read;
    }
    return runAll(readSteps(this.#document, probe));
  }

  #readingOf({ page, source }: Read, found: Found = { findings: [], dropped: [] }): Reading {
    const edits = new Edits(page, source, this.#ledger);
    const markers = new Markers(page, source, (id, name) => this.#onMarker(id, name));
    return { page, source, found, edits, markers };
  }

  /** Lets a new reading take the place of the last one. Rejects, and lets the last one be, when it cannot be analysed. */
  async #show(read: Read): Promise<void> {
    const choice = this.#choice;
    const { found, text } = await this.#ports.analyse(read.page, choice);
    if (this.#stopped) return;
    const last = this.#reading;
    this.#reading = this.#readingOf(read, found);
    this.#navigator.attach(read.source, this.#reading.edits);
    this.#text = text;
    this.#outlined = choice;
    this.#apply(() => {
      last.markers.show([]);
      last.edits.clear();
      this.#ledger.release();
    });
  }

  #goTo(block: number): void {
    this.#sidebar?.makeWay();
    this.#navigator.goTo(block);
    this.#navigator.follow();
    this.#render();
  }

  async #copy(what: Copied, id: number): Promise<void> {
    const { page } = this.#reading;
    const item = this.#text.items[id];
    if (!item || !this.#sidebar) return;
    let copy: string;
    if (what === 'link') {
      const texts = page.blocks.map((block) => block.text);
      copy = linkTo(this.#document.location.href, textFragment(texts, item.block, item.label));
    } else {
      const parts =
        what === 'heading' ? [item.label] : sectionOf(page, this.#wanted(), item).map((paragraph) => paragraph.text);
      try {
        await this.#pageScript.learn(parts);
      } catch (error) {
        console.warn('Rostrum: conversion failed', error);
        this.#say('copyFailed');
        return;
      }
      copy = parts.map((part) => this.#pageScript.text(part)).join('\n');
    }
    this.#say((await this.#sidebar?.copy(copy)) ? 'copied' : 'copyFailed');
  }

  /** Says something that was done or failed, for a moment. */
  #say(notice: SidebarState['notice']): void {
    this.#notice = notice;
    this.#render();
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = this.#window.setTimeout(() => {
      if (this.#notice === notice) this.#notice = null;
      this.#render();
    }, NOTICE);
  }

  /**
   * Puts the findings in force that are wanted, and has the outline made from what then stands there.
   * @param before what is to be written first
   */
  #apply(before = () => {}): void {
    const { edits, markers } = this.#reading;
    const active = this.#inForce();
    // Before the marks: the notes name the speech that the kept copy stands in.
    this.#passTextOn();
    // Looked for first: to allow it everywhere has the whole page styled anew, which Firefox does not survive on a page of
    // ten thousand nested elements.
    if (this.#isCleaned) this.#locked ||= isLocked(this.#proseTexts());
    this.#write(() => {
      before();
      edits.show(active, this.#isCleaned && this.#locked);
      markers.show(this.#isCleaned ? this.#notes() : []);
    });
    if (this.#isCleaned && !this.#unlock) {
      this.#unlock = new AbortController();
      unlockCopying(this.#window, this.#unlock.signal);
    } else if (!this.#isCleaned) {
      this.#unlock?.abort();
      this.#unlock = null;
    }
    this.#render();
    if (this.#outlined && !isSameChoice(this.#outlined, this.#choice)) void this.#outlineAgain();
  }

  /**
   * Makes the outline anew for what the reader wants of the findings now; until it is there the last one stays. It is of
   * the speeches, not of the clutter: made from the cleaned text whether or not that shows.
   */
  async #outlineAgain(): Promise<void> {
    const reading = this.#reading;
    const choice = this.#choice;
    try {
      const { text } = await this.#ports.analyse(reading.page, choice);
      // Read anew meanwhile, or chosen otherwise: then another outline is on its way.
      if (this.#stopped || reading !== this.#reading || !isSameChoice(choice, this.#choice)) return;
      this.#text = text;
      this.#outlined = choice;
      // The notes beside folded copies name speeches by their number.
      this.#apply();
      await this.#refreshScript();
      // Answered again: what could not be read before can be now.
      if (this.#notice === 'notRead' && !this.#suspended) await this.#readAgain();
    } catch (error) {
      console.warn('Rostrum: the outline could not be made anew', error);
      if (reading !== this.#reading || !isSameChoice(choice, this.#choice)) return;
      this.#notice = 'notRead';
      this.#render();
    }
  }

  /** What the reader wants of the findings now. */
  get #choice(): Choice {
    return {
      kinds: [...this.#keptHere, ...this.#settings.keepKinds],
      kept: [...this.#kept],
      swapped: [...this.#swapped],
    };
  }

  /** The findings as the reader wants them, kept ones among them. */
  #findings(): Finding[] {
    return findingsFor(this.#reading.found, this.#choice);
  }

  /** The findings that are to be carried out as long as the page is cleaned. */
  #wanted(): Finding[] {
    return wantedOf(this.#reading.found, this.#choice);
  }

  #inForce(): Finding[] {
    return this.#isCleaned ? this.#wanted() : [];
  }

  /** A page that is left alone is not written to, whatever is chosen meanwhile. */
  get #isCleaned(): boolean {
    return this.#cleaning && !this.#suspended;
  }

  /** A note for each duplicate, folded or opened. */
  #notes(): FoldNote[] {
    // A reader who keeps repeats wants no word about them.
    if (this.#choice.kinds.includes('duplicate')) return [];
    const t = this.#ports.translate;
    return this.#findings().flatMap(({ id, keeps, hideBlocks }) => {
      const block = hideBlocks?.[0];
      if (!keeps || block === undefined) return [];
      const open = this.#kept.has(id);
      return [
        {
          id,
          block,
          language: this.#ports.language(),
          text: t('foldNote', this.#speechOf(keeps.block), Math.round(keeps.alike * 100)),
          buttons: [
            { name: 'toggle', label: t(open ? 'foldAgain' : 'unfold'), expanded: open },
            ...(open ? [] : [{ name: 'swap', label: t('foldSwap') }]),
            { name: 'go', label: t('foldGo') },
          ],
        },
      ];
    });
  }

  #unfoldAt(node: Node): void {
    const { source } = this.#reading;
    const found = this.#inForce().find(
      (f) =>
        f.kind === 'duplicate' &&
        f.hideBlocks?.some((i) => source.blocks[i]!.some((text) => unclobbered(node).contains(text))),
    );
    if (found) this.#actions.keep([found.id], true);
  }

  /** The number of the speech that a block stands in, from 1. */
  #speechOf(block: number): number {
    return Math.max(1, this.#text.items.filter((item) => item.level === 1 && item.block <= block).length);
  }

  #onMarker(id: string, name: string): void {
    const finding = this.#findings().find((f) => f.id === id);
    if (!finding?.keeps) return;
    if (name === 'go') this.#goTo(finding.keeps.block);
    else if (name === 'toggle') this.#actions.keep([id], !this.#kept.has(id));
    else {
      if (!this.#swapped.delete(id)) this.#swapped.add(id);
      this.#apply();
      void this.#refreshScript();
      this.#goTo(finding.hideBlocks![0]!);
    }
  }

  /** What was written has moved the text, or it is another one: where the reader is in it is looked up anew. */
  #passTextOn(): void {
    this.#navigator.setText(this.#text);
    this.#tellSpeeches();
  }

  /** Brings the page into the script that the reader wants. */
  async #convert(): Promise<void> {
    if (this.#suspended || this.#stopped) return;
    const script = this.#script;
    const before: Script = this.#pageScript.shown ?? 'original';
    if (this.#notice === 'convertFailed') this.#notice = null;
    // Most conversions are done by then, and what was chosen shows with them.
    const shown = this.#window.setTimeout(() => this.#render(), SHOWN_AFTER);
    try {
      await this.#pageScript.show(script === 'original' ? null : script, this.#texts());
    } catch (error) {
      // The background is out of reach (the extension was updated, or switched off): nothing is half converted.
      console.warn('Rostrum: conversion failed', error);
      if (this.#script === script) this.#script = before;
      this.#notice = 'convertFailed';
      this.#write(() => {});
    }
    this.#window.clearTimeout(shown);
    this.#render();
  }

  /** Converts what our own edits have brought up since. */
  async #refreshScript(): Promise<void> {
    try {
      await this.#pageScript.refresh(this.#texts());
    } catch (error) {
      console.warn('Rostrum: conversion failed', error);
      this.#notice = 'convertFailed';
    }
    this.#render();
  }

  #onProgress(share: number | null): void {
    const was = this.#converting;
    const now = performance.now();
    this.#converting = share === null ? null : { since: was?.since ?? now, share };
    if (was && now - was.since > PROGRESS_AFTER) this.#render();
  }

  /** What the sidebar shows of the page. */
  #texts(): string[] {
    const texts: string[] = [];
    for (const { label, opening } of this.#text.items) {
      texts.push(label);
      if (opening) texts.push(opening);
    }
    for (const { text } of this.#reading.found.findings) texts.push(text);
    return texts;
  }

  #write(write: () => void): void {
    // What the page has changed until now is told; our own writes are not news.
    const records = this.#observer.takeRecords();
    this.#observer.disconnect();
    const wasStopped = this.#stopped;
    this.#changed(records);
    // The extension has gone meanwhile: the page was given back, and is not written to again.
    if (this.#stopped && !wasStopped) return;
    this.#changes++;
    steadily(this.#document, () => {
      write();
      setTrace(this.#document, this.#isChanging);
    });
    if (!this.#stopped) this.#observe();
  }

  /** Whether anything of the page is ours, or is about to be. */
  get #isChanging(): boolean {
    const isConverted = this.#script !== 'original' || this.#pageScript.shown !== null;
    return (this.#cleaning || isConverted) && !this.#suspended && !this.#stopped;
  }

  /** The document, not its root: a page may put another root in its place. */
  #observe(): void {
    this.#observer.observe(this.#document, { childList: true, subtree: true, characterData: true });
  }

  /** The page has begun its document anew (`document.open()`), or put in another root: no listener of ours is left. */
  #beginAnew(root: Element): void {
    this.#root = root;
    this.#locked = false;
    this.#unlock?.abort();
    this.#unlock = null;
    this.#sidebar?.unmount();
    this.#sidebar = null;
    this.#listen();
  }

  /** Puts the sidebar back where the page has taken it away, a bounded number of times. */
  #seeToSidebar(): void {
    if (!this.#sidebar || this.#sidebar.isInPlace()) return;
    if (++this.#evictions <= EVICTIONS_MOST) {
      this.#sidebar.putBack();
      return;
    }
    this.close();
    this.#ports.onEvicted();
  }

  /** The page has changed: read it again once it has come to rest. */
  #changed(records: MutationRecord[]): void {
    if (!records.length || !this.#ports.isAlive()) return;
    follow(records, this.#ledger, this.#attributes);
    // Between the old root and the new one there is none.
    const root: Element | null = this.#document.documentElement;
    if (root && root !== this.#root) this.#beginAnew(root);
    else if (root) this.#seeToSidebar();
    let changed = 0;
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (isOurs(target)) continue;
      if (type === 'characterData') changed += this.#ledger.isOurs(target as Text) ? 0 : hanIn(target);
      else
        for (const list of [addedNodes, removedNodes])
          for (const node of list) if (!isOurs(node)) changed += hanIn(node);
    }
    if (changed > 0) {
      this.#changes++;
      this.#pageScript.changed();
    }
    const moved = addressOf(this.#document.location.href) !== this.#url;
    if (changed < NEW_LEAST || (this.#rounds >= ROUNDS_MOST && !moved)) return;
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#restlessSince ??= now;
    const left = this.#restless < RESTLESS_MOST ? this.#restlessSince + UNREST_MOST - now : REST;
    this.#timer = this.#window.setTimeout(
      () => {
        this.#restlessSince = null;
        this.#restless = left < REST ? this.#restless + 1 : 0;
        this.#rounds++;
        void this.#readAgain();
      },
      Math.max(0, Math.min(REST, left)),
    );
  }

  async #readAgain(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    try {
      do {
        this.#again = false;
        await this.#readOnce();
      } while (this.#again && !this.#stopped);
    } catch (error) {
      // The background is out of reach: the last reading still holds as far as its text is still there.
      console.warn('Rostrum: the page could not be read again', error);
      this.#notice = 'notRead';
      this.#render();
    } finally {
      this.#busy = false;
    }
  }

  async #readOnce(): Promise<void> {
    if (await this.#isElsewhere()) return;
    await this.#show(await this.#read());
    // The reader may have left the page meanwhile.
    if (this.#suspended || this.#stopped) return;
    if (this.#sidebar === null && !this.#closed) this.open(true);
    this.#navigator.follow();
    void this.#openBookmark();
    if (this.#rounds >= ROUNDS_MOST || this.#restless >= RESTLESS_MOST) this.#notice = 'restless';
    else if (this.#notice === 'notRead' || (this.#notice === 'restless' && this.#restless === 0)) this.#notice = null;
    this.#render();
    // After a page that was no speech page, the script is to be brought in again.
    if (this.#script !== 'original' && !this.#pageScript.shown) await this.#convert();
    else await this.#refreshScript();
  }

  /** A page's own script has led elsewhere: what is no speech page is left alone, as after any navigation. */
  async #isElsewhere(): Promise<boolean> {
    const address = addressOf(this.#document.location.href);
    if (address === this.#url && !this.#suspended) return false;
    if (address !== this.#url) {
      // What was chosen for the last page's parts is over.
      this.#url = address;
      this.#locked = false;
      this.#rounds = 0;
      this.#evictions = 0;
      this.#kept.clear();
      this.#swapped.clear();
      this.#navigator.forget();
      this.#sidebar?.reset();
    }
    const wanted = await this.#ports.detects();
    if (wanted) this.#suspended = false;
    else if (!this.#suspended) this.#suspend();
    return this.#suspended;
  }

  /** Leaves the page alone: as it was, and without a sidebar. */
  #suspend(): void {
    this.#suspended = true;
    this.#takeAllBack();
    this.#tellSpeeches();
  }

  #tellSpeeches(): void {
    const { speeches } = this.status;
    if (speeches === this.#speeches) return;
    this.#speeches = speeches;
    this.#ports.onSpeeches(speeches);
  }

  /** Gives the page back, without a sidebar. */
  #takeAllBack(): void {
    // All in one: each write by itself may leave the text a little off, for windows scroll by whole pixels.
    steadily(this.#document, () => {
      this.#giveBack();
      this.#sidebar?.unmount();
      this.#sidebar = null;
    });
  }

  /** Gives the page its own text and look back. */
  #giveBack(): void {
    this.#navigator.release();
    void this.#pageScript.show(null, []);
    this.#write(() => {
      this.#reading.markers.show([]);
      this.#reading.edits.clear();
      this.#ledger.restore();
    });
    this.#unlock?.abort();
    this.#unlock = null;
  }

  /** Offers to go on from where the reader was on this page. */
  async #openBookmark(): Promise<void> {
    await drawn(this.#window);
    if (!this.#stopped) await this.#bookmark.open(this.#url);
  }

  readonly #onScroll = (): void => {
    this.#bookmark.scrolled();
    this.#followSoon();
  };

  readonly #onResize = (): void => {
    this.#sidebar?.place();
    this.#followSoon();
  };

  /** Once a frame at the most. */
  #followSoon(): void {
    if (this.#frame) return;
    this.#frame = true;
    void drawn(this.#window).then(() => {
      if (this.#frame) this.#follow();
      this.#frame = false;
    });
  }

  #here(): Here | null {
    if (this.#suspended) return null;
    this.#frame = false;
    if (this.#navigator.follow()) this.#render();
    return { text: this.#text, active: this.#navigator.active, progress: this.#navigator.progress };
  }

  /** Marks the section that is being read, and how far the reader has come. */
  #follow(): void {
    if (this.#sidebar && this.#navigator.follow()) this.#render();
  }

  /** A few paragraphs, to tell where the text's edge is. */
  #proseSample(): number[] {
    const { page } = this.#reading;
    const { from, to } = page.boxes[page.main]!;
    const prose: number[] = [];
    for (let i = from; i < to && prose.length < 8; i++) if (isProse(page.blocks[i]!)) prose.push(i);
    return prose;
  }

  #proseTexts(): Text[] {
    return this.#proseSample().flatMap((i) => this.#reading.source.blocks[i]!.slice(0, 1));
  }

  /** The outline as the sidebar shows it: the same list as long as it says the same. */
  #shownItems(): ShownItem[] {
    const { query } = this.#search;
    const of = [this.#text, this.#pageScript.version, this.#search.version];
    if (!of.every((one, i) => one === this.#shown.of[i])) {
      const say = (text: string) => this.#pageScript.text(text);
      const items = this.#text.items.map((item) => ({
        ...item,
        label: say(item.label),
        opening: say(item.opening),
        // Without a filter no one looks at it.
        search: query ? this.#search.formOf(item.label) : '',
      }));
      this.#shown = { of, items };
    }
    return this.#shown.items;
  }

  #render(): void {
    if (!this.#sidebar) return;
    const say = (text: string) => this.#pageScript.text(text);
    const { found } = this.#reading;
    const choice = this.#choice;
    const offer = this.#bookmark.offer(this.#text, this.#navigator.active);
    this.#sidebar.render({
      items: this.#shownItems(),
      outline: this.#text.items,
      active: this.#navigator.active,
      progress: this.#navigator.progress,
      goOn: offer ? say(this.#text.items[offer.item]!.label) : '',
      canGoBack: this.#navigator.canGoBack,
      search: this.#search.query,
      settings: this.#settings,
      shortcuts: this.#shortcuts,
      cleaning: this.#cleaning,
      script: this.#script,
      converting:
        this.#converting && performance.now() - this.#converting.since > PROGRESS_AFTER ? this.#converting.share : null,
      notice: this.#notice,
      findings: found.findings.map((finding) => ({
        id: finding.id,
        kind: finding.kind,
        reason: finding.reason,
        text: say(finding.text),
        kept: isKept(finding, choice),
        ...(finding.keeps ? { alike: finding.keeps.alike } : {}),
      })),
      dropped: found.dropped,
      keptHere: [...this.#keptHere],
    });
  }
}

/** Han characters in a node, counted up to `NEW_LEAST`. */
function hanIn(node: Node): number {
  const text = unclobbered(node).textContent ?? '';
  let count = 0;
  for (let i = 0; i < text.length && count < NEW_LEAST; i++) if (text[i]! >= '\u4e00' && text[i]! <= '\u9fff') count++;
  return count;
}

const isSameChoice = (one: Choice, other: Choice): boolean =>
  (['kinds', 'kept', 'swapped'] as const).every((name) => isSame(one[name], other[name]));

const OURS = new Set([HOST, MARKER]);

const isOurs = (node: Node): boolean => {
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  return element !== null && OURS.has(element.localName);
};
