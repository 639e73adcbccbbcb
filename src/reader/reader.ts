/**
 * One reader a page: reads it, cleans it, keeps its outline in the sidebar, converts it, and gives it back.
 *
 * The imperative shell around the pure core. It holds the state; everything shown is derived from it.
 */

import { HOST, RUN } from '../edits/attribute.ts';
import { Edits } from '../edits/edits.ts';
import { Ledger } from '../edits/ledger.ts';
import { type FoldNote, MARKER, Markers } from '../edits/markers.ts';
import { steadily } from '../edits/steady.ts';
import { unlockCopying } from '../edits/unlock.ts';
import { type Found, findAll } from '../findings/find.ts';
import type { Finding, Kind } from '../findings/finding.ts';
import { paragraphs, repair } from '../findings/repair.ts';
import { buildOutline, type OutlineItem } from '../outline/outline.ts';
import { isProse, type Page, type Source } from '../page/page.ts';
import { readPage } from '../page/read.ts';
import { pageTitle } from '../page/title.ts';
import { type ConvertRemotely, ScriptLayer } from '../script/layer.ts';
import type { Script, Target } from '../script/variant.ts';
import { type MountedSidebar, mountSidebar } from '../sidebar/mount.tsx';
import type { Actions, SidebarState, Translate } from '../sidebar/state.ts';
import { Places } from './places.ts';
import { browserProbe } from './probe.ts';

/** What the reader needs from outside. */
export interface Ports {
  convert: ConvertRemotely;
  translate: Translate;
  /** Kinds of findings that the reader keeps on this site, and where that choice is stored. Rejects when it fails. */
  keptHere: readonly Kind[];
  rememberKept(kinds: readonly Kind[]): Promise<void>;
  /** The browser's language, for the sidebar's own texts. */
  language: string;
}

/** How long a page must be at rest before it is read again, in ms, and how often that is done at the most. */
const REST = 400;
const ROUNDS_MOST = 40;
/** New or changed text that is worth reading the page again, in Han characters: a clock that ticks is not. */
const NEW_LEAST = 40;
/** Below this window width the sidebar stays closed until asked for, in px. */
const NARROW = 900;

interface Reading {
  page: Page;
  source: Source;
  found: Found;
  edits: Edits;
  markers: Markers;
  items: OutlineItem[];
}

export class Reader {
  readonly #document: Document;
  readonly #ports: Ports;
  readonly #ledger = new Ledger();
  readonly #layer: ScriptLayer;
  #reading: Reading;
  #sidebar: MountedSidebar | null = null;
  #places: Places;
  #observer: MutationObserver;
  #unlock: AbortController | null = null;
  #rounds = 0;
  #timer = 0;

  #cleaning = true;
  #script: Script = 'original';
  /** The script that the page is in now; behind `#script` while a conversion is under way. */
  #written: Script = 'original';
  /** Findings that the reader has brought back, by id. */
  readonly #kept = new Set<string>();
  readonly #keptHere: Set<Kind>;
  /** Duplicates of which the reader wants to see the other copy, by id. */
  readonly #swapped = new Set<string>();
  #active = -1;
  #notice: SidebarState['notice'] = null;

  constructor(document: Document, ports: Ports) {
    this.#document = document;
    this.#ports = ports;
    this.#keptHere = new Set(ports.keptHere);
    this.#layer = new ScriptLayer(this.#ledger, ports.convert);
    this.#reading = this.#read();
    this.#places = new Places(document, this.#reading.source);
    this.#observer = new MutationObserver((records) => this.#changed(records));
  }

  /** True when there is something to read on this page. */
  get hasText(): boolean {
    return this.#reading.page.blocks.some(isProse);
  }

  start(): void {
    this.#apply();
    this.open(this.#window.innerWidth < NARROW && this.#reading.items.length > 0);
    this.#observe();
    // Find-in-page or an anchor leads into a folded copy: all of it is opened, not one paragraph.
    this.#document.addEventListener('beforematch', (event) => this.#unfoldAt(event.target as Node), true);
    this.#window.addEventListener('scroll', this.#onScroll, { passive: true });
    this.#window.addEventListener('resize', this.#onScroll, { passive: true });
  }

  /** The toolbar button: open the sidebar, or close it. */
  toggle(): void {
    if (this.#sidebar) this.close();
    else {
      if (!this.#cleaning && this.#script === 'original') this.setCleaning(true);
      this.open();
    }
  }

  /** @param folded show only the handle that opens it */
  open(folded = false): void {
    this.#sidebar ??= mountSidebar(this.#document, this.#actions, this.#ports.translate, folded);
    this.#render();
    const edge = this.#places.textEdge(this.#proseSample());
    this.#sidebar.dock(this.#window.innerWidth - edge);
    this.#follow();
  }

  /** Takes the sidebar away; the page stays as it is. */
  close(): void {
    this.#sidebar?.unmount();
    this.#sidebar = null;
  }

  setCleaning(on: boolean): void {
    if (this.#cleaning === on) return;
    this.#cleaning = on;
    this.#apply();
    void this.#convertAgain();
  }

  async setScript(script: Script): Promise<void> {
    this.#script = script;
    this.#render();
    await this.#convertAgain();
  }

  /** Cleaning and conversion off: the page's own DOM, byte for byte. */
  restore(): void {
    this.#cleaning = false;
    this.#script = 'original';
    this.#written = 'original';
    this.#write(() => {
      this.#layer.write([], null);
      this.#reading.markers.show([]);
      this.#reading.edits.clear();
      this.#ledger.restore();
    });
    this.#unlock?.abort();
    this.#unlock = null;
    this.#outlineAnew();
    this.#render();
  }

  get #window(): Window & typeof globalThis {
    return this.#document.defaultView!;
  }

  readonly #actions: Actions = {
    jump: (id) => {
      const item = this.#reading.items[id];
      if (!item) return;
      this.#places.jump(item.block);
      this.#active = id;
      this.#render();
    },
    jumpToFinding: (id) => {
      const finding = this.#reading.found.findings.find((f) => f.id === id);
      if (finding) this.#places.jump(this.#shownNear(finding.at));
    },
    setCleaning: (on) => this.setCleaning(on),
    setScript: (script) => void this.setScript(script),
    keep: (ids, keep) => {
      for (const id of ids) {
        if (keep) this.#kept.add(id);
        else this.#kept.delete(id);
      }
      this.#apply();
      void this.#convertAgain();
    },
    keepHere: (kind, keep) => {
      if (keep) this.#keptHere.add(kind);
      else this.#keptHere.delete(kind);
      this.#notice = null;
      this.#apply();
      void this.#convertAgain();
      this.#ports.rememberKept([...this.#keptHere]).catch((error: unknown) => {
        // The choice holds on this page; the reader is told that it will not be there next time.
        console.warn('Rostrum: the choice could not be stored', error);
        this.#notice = 'notSaved';
        this.#render();
      });
    },
    restorePage: () => this.restore(),
    close: () => this.close(),
  };

  #read(): Reading {
    const { page, source } = readPage(this.#document, browserProbe);
    const found = findAll(page);
    const edits = new Edits(page, source, this.#ledger);
    const markers = new Markers(page, source, (id, name) => this.#onMarker(id, name));
    return { page, source, found, edits, markers, items: [] };
  }

  /** Puts the findings in force that are wanted, and makes the outline from what then stands there. */
  #apply(): void {
    const { edits, markers } = this.#reading;
    const active = this.#inForce();
    // Before the marks: the notes name the speech that the kept copy stands in.
    this.#outlineAnew();
    this.#write(() => {
      edits.show(active, this.#cleaning);
      markers.show(this.#cleaning ? this.#notes() : []);
    });
    if (this.#cleaning && !this.#unlock) {
      this.#unlock = new AbortController();
      unlockCopying(this.#window, this.#unlock.signal);
    } else if (!this.#cleaning) {
      this.#unlock?.abort();
      this.#unlock = null;
    }
    this.#render();
  }

  /** The findings as the reader wants them: of a swapped duplicate the other copy is the folded one. */
  #findings(): Finding[] {
    return this.#reading.found.findings.map((f) => (this.#swapped.has(f.id) ? swapped(f) : f));
  }

  #isKept({ id, kind }: Finding): boolean {
    return this.#keptHere.has(kind) || this.#kept.has(id);
  }

  #inForce(): Finding[] {
    return this.#cleaning ? this.#findings().filter((f) => !this.#isKept(f)) : [];
  }

  /** A note for each duplicate, folded or opened. */
  #notes(): FoldNote[] {
    // A reader who keeps repeats on this site wants no word about them.
    if (this.#keptHere.has('duplicate')) return [];
    const t = this.#ports.translate;
    return this.#findings().flatMap(({ id, keeps, hideBlocks }) => {
      const block = hideBlocks?.[0];
      if (!keeps || block === undefined) return [];
      const open = this.#kept.has(id);
      return [
        {
          id,
          block,
          language: this.#ports.language,
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
      (f) => f.kind === 'duplicate' && f.hideBlocks?.some((i) => source.blocks[i]!.some((text) => node.contains(text))),
    );
    if (found) this.#actions.keep([found.id], true);
  }

  /** The number of the speech that a block stands in, from 1. */
  #speechOf(block: number): number {
    return Math.max(1, this.#reading.items.filter((item) => item.level === 1 && item.block <= block).length);
  }

  #onMarker(id: string, name: string): void {
    const finding = this.#findings().find((f) => f.id === id);
    if (!finding?.keeps) return;
    if (name === 'go') this.#places.jump(finding.keeps.block);
    else if (name === 'toggle') this.#actions.keep([id], !this.#kept.has(id));
    else {
      if (!this.#swapped.delete(id)) this.#swapped.add(id);
      this.#apply();
      void this.#convertAgain();
      this.#places.jump(finding.hideBlocks![0]!);
    }
  }

  #outlineAnew(): void {
    const { page } = this.#reading;
    // The outline is of the speeches, not of the clutter: it is made from the cleaned text whether or not cleaning shows.
    const wanted = this.#findings().filter((f) => !this.#isKept(f));
    this.#reading.items = buildOutline(paragraphs(page, repair(page, wanted)), pageTitle(page));
  }

  /** Brings the page into the chosen script, whatever has changed since it was last converted. */
  async #convertAgain(): Promise<void> {
    const script = this.#script;
    const target: Target | null = script === 'original' ? null : script;
    if (target) {
      this.#notice = this.#written === script ? null : 'converting';
      this.#render();
      try {
        await this.#layer.prepare(this.#runs(), this.#texts(), target);
      } catch (error) {
        // The background is out of reach (the extension was updated, or switched off): nothing is half converted.
        console.warn('Rostrum: conversion failed', error);
        if (this.#script !== script) return;
        this.#script = this.#written;
        this.#notice = 'convertFailed';
        this.#render();
        return;
      }
    }
    // Another script was chosen while this one was being converted.
    if (this.#script !== script) return;
    this.#notice = null;
    this.#write(() => this.#layer.write(target ? this.#runs() : [], target));
    this.#written = script;
    this.#render();
  }

  /** All text that is converted: the page's blocks and its title. */
  #runs(): Text[][] {
    const title = this.#document.head?.querySelector('title')?.firstChild;
    const runs = this.#reading.source.blocks.filter((nodes) => nodes.every((node) => node.isConnected));
    return title?.nodeType === 3 ? [...runs, [title as Text]] : runs;
  }

  /** What the sidebar shows of the page. */
  #texts(): string[] {
    const { items, found } = this.#reading;
    return [...items.flatMap((i) => [i.label, i.opening]), ...found.findings.map((f) => f.text)].filter(Boolean);
  }

  #write(write: () => void): void {
    steadily(this.#document, write);
    // Our own writes are not news.
    this.#observer?.takeRecords();
  }

  #observe(): void {
    this.#observer.observe(this.#document.documentElement, { childList: true, subtree: true, characterData: true });
  }

  /** The page has changed: read it again once it has come to rest. */
  #changed(records: MutationRecord[]): void {
    let changed = 0;
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (isOurs(target)) continue;
      if (type === 'characterData') changed += this.#ledger.isOurs(target as Text) ? 0 : hanIn(target);
      else
        for (const list of [addedNodes, removedNodes])
          for (const node of list) if (!isOurs(node)) changed += hanIn(node);
    }
    if (changed < NEW_LEAST || this.#rounds >= ROUNDS_MOST) return;
    clearTimeout(this.#timer);
    this.#timer = this.#window.setTimeout(() => {
      this.#rounds++;
      this.#readAgain();
    }, REST);
  }

  #readAgain(): void {
    this.#write(() => {
      this.#reading.markers.show([]);
      this.#reading.edits.clear();
      this.#ledger.restore();
    });
    this.#reading = this.#read();
    this.#places = new Places(this.#document, this.#reading.source);
    this.#apply();
    if (this.#rounds >= ROUNDS_MOST) this.#notice = 'restless';
    void this.#convertAgain();
  }

  readonly #onScroll = (): void => {
    this.#window.requestAnimationFrame(() => this.#follow());
  };

  /** Marks the section that is being read. */
  #follow(): void {
    if (!this.#sidebar) return;
    const active = this.#places.activeItem(this.#reading.items);
    if (active === this.#active) return;
    this.#active = active;
    this.#render();
  }

  /** A few paragraphs, to tell where the text's edge is. */
  #proseSample(): number[] {
    const { page } = this.#reading;
    const { from, to } = page.boxes[page.main]!;
    const prose: number[] = [];
    for (let i = from; i < to && prose.length < 8; i++) if (isProse(page.blocks[i]!)) prose.push(i);
    return prose;
  }

  /** The shown block nearest in front of a hidden one. */
  #shownNear(block: number): number {
    const { hidden } = repair(this.#reading.page, this.#inForce());
    let at = block;
    while (at > 0 && hidden[at]) at--;
    return at;
  }

  #render(): void {
    if (!this.#sidebar) return;
    const target = this.#written === 'original' ? null : this.#written;
    const say = (text: string) => this.#layer.text(text, target);
    const { items, found } = this.#reading;
    this.#sidebar.render({
      items: items.map((item) => ({ ...item, label: say(item.label), opening: say(item.opening) })),
      active: this.#active,
      cleaning: this.#cleaning,
      script: this.#script,
      notice: this.#notice,
      findings: found.findings.map((finding) => ({
        id: finding.id,
        kind: finding.kind,
        reason: finding.reason,
        text: say(finding.text),
        kept: this.#isKept(finding),
        ...(finding.keeps ? { alike: finding.keeps.alike } : {}),
      })),
      dropped: found.dropped,
      keptHere: [...this.#keptHere],
      contentLanguage: target === 'simplified' ? 'zh-Hans' : target === 'traditional' ? 'zh-Hant' : '',
    });
  }
}

/** Han characters in a node, counted up to `NEW_LEAST`. */
function hanIn(node: Node): number {
  const text = node.textContent ?? '';
  let count = 0;
  for (let i = 0; i < text.length && count < NEW_LEAST; i++) if (text[i]! >= '\u4e00' && text[i]! <= '\u9fff') count++;
  return count;
}

const OURS = new Set([HOST, RUN, MARKER]);

/** The same duplicate with its copies' parts exchanged. */
function swapped(finding: Finding): Finding {
  const { keeps, hideBlocks } = finding;
  if (!keeps || !hideBlocks?.length) return finding;
  return {
    ...finding,
    at: keeps.blocks[0]!,
    hideBlocks: keeps.blocks,
    keeps: { block: hideBlocks[0]!, alike: keeps.alike, blocks: hideBlocks },
  };
}

const isOurs = (node: Node): boolean => {
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  return element !== null && OURS.has(element.localName);
};
