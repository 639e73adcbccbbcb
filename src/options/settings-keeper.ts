/**
 * Keeps the settings that are shown and those that are stored together. What is set here is shown at once and stored
 * soon; until then, and when storing fails, it stands as a draft on top of what is stored, so that nothing is lost.
 */
import {
  brokenAmong,
  changedSettings,
  DEFAULTS,
  isSame,
  readSettings,
  type SettingName,
  type Settings,
  saveSettings,
  storedBytes,
  WORDS_MOST,
} from '../settings/settings.ts';
import type { Storage } from '../settings/storage.ts';
import { formatBackup, parseBackup } from './backup.ts';
import { failureOf } from './failure.ts';
import { type Answer, type Failure, type Incoming, LISTS, type ListName } from './state.ts';
import type { Store } from './store.ts';
import { addLines } from './word-list.ts';

/** How long what was undone can be brought back, in s. */
export const UNDO_SECONDS = 20;

type Change = Partial<Settings>;

const namesOf = (change: object): SettingName[] => Object.keys(change) as SettingName[];
const pick = (from: Change, names: readonly SettingName[]): Change =>
  Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]]));
const without = <T extends object>(from: T, names: readonly string[]): T =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !names.includes(name))) as T;
const isList = (name: SettingName): name is ListName => (LISTS as readonly string[]).includes(name);

export class SettingsKeeper {
  readonly #store: Store;
  readonly #storage: Storage;
  #stored: Settings = DEFAULTS;
  #drafts: Change = {};
  /** Drafts that are to be stored when the time has come. */
  readonly #due = new Set<SettingName>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The end of all that is being stored: one thing after another, so that the last one set is the one that stays. */
  #writing: Promise<unknown> = Promise.resolve();
  /** Values that were sent to the storage: when it reports them, they are no news. */
  readonly #sent = new Map<SettingName, unknown[]>();

  constructor(store: Store, storage: Storage) {
    this.#store = store;
    this.#storage = storage;
  }

  /** Something that was set here is not stored. */
  get isUnsaved(): boolean {
    return Object.keys(this.#drafts).length > 0;
  }

  async load(): Promise<void> {
    try {
      const { settings, broken } = await readSettings(this.#storage);
      this.#stored = settings;
      this.#show({ phase: 'ready', broken });
    } catch (error) {
      console.warn('Rostrum: the settings could not be read', error);
      this.#store.set({ phase: 'failed' });
    }
  }

  change(change: Change, wait = 0): void {
    const names = namesOf(change);
    const tooLong = names.filter((name) => isList(name) && storedBytes(change[name] ?? '') > WORDS_MOST);
    this.#drafts = { ...this.#drafts, ...change };
    for (const name of names) {
      if (tooLong.includes(name) || this.#asks(name)) this.#due.delete(name);
      else this.#due.add(name);
    }
    this.#show({
      failures: {
        ...without(this.#store.state.failures, names),
        ...Object.fromEntries(tooLong.map((name) => [name, 'tooLong' as const])),
      },
    });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  /** Stores what is due. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const change = pick(this.#drafts, [...this.#due]);
    this.#due.clear();
    // What is as it is stored needs no storing; a default that only stands in for a broken value does.
    const { broken } = this.#store.state;
    const news = namesOf(change).filter((name) => broken.includes(name) || !isSame(change[name], this.#stored[name]));
    if (news.length) await this.#write(pick(change, news), true);
    else this.#settle(change);
  }

  async retry(name: SettingName): Promise<void> {
    await this.#write(pick(this.#drafts, [name]), true);
  }

  /** The storage has changed, through this page or another. */
  changed(changes: Record<string, { newValue?: unknown }>): void {
    const change = changedSettings(changes);
    const incoming = { ...this.#store.state.incoming };
    const broken = [...this.#store.state.broken.filter((name) => !(name in change)), ...brokenAmong(changes)];
    for (const name of namesOf(change)) {
      const value = change[name]!;
      const sent = this.#sent.get(name) ?? [];
      const echo = sent.findIndex((one) => isSame(one, value));
      sent.splice(0, echo + 1);
      // Of two that were sent, the first one's report comes when the second already holds.
      if (echo < 0 || !sent.length) this.#stored = { ...this.#stored, [name]: value };
      if (echo >= 0 || !isList(name) || !(name in this.#drafts)) continue;
      if (this.#drafts[name] === value) this.#settle({ [name]: value });
      else {
        // Two texts, and both are someone's work: the reader decides.
        incoming[name] = { from: 'elsewhere', file: '', text: String(value) };
        this.#due.delete(name);
      }
    }
    this.#show({ incoming, broken });
  }

  /** Takes a text for a list; where the list is not empty, the reader is asked first. */
  receive(list: ListName, file: string, text: string): void {
    const shown = this.#store.state.settings[list];
    this.#store.note(list, null);
    if (!shown.trim()) this.change({ [list]: text });
    else if (shown !== text) this.#ask(list, { from: 'file', file, text });
  }

  answer(list: ListName, answer: Answer): void {
    const { incoming, settings } = this.#store.state;
    const other = incoming[list];
    if (!other) return;
    const shown = settings[list];
    this.#store.set({ incoming: without(incoming, [list]) });
    // A file that is not wanted leaves all as it is; a list that was kept goes over the other one.
    if (answer === 'keep' && other.from === 'file') return;
    const text = answer === 'add' ? addLines(shown, other.text) : answer === 'replace' ? other.text : shown;
    this.change({ [list]: text });
    if (answer === 'replace')
      this.#store.note(list, { note: { what: 'replaced' }, undo: () => this.#undo(list, { [list]: shown }) });
  }

  export(): string {
    return formatBackup(this.#store.state.settings);
  }

  async import(file: string, text: string): Promise<void> {
    const read = parseBackup(text);
    if ('error' in read) {
      this.#store.note('backup', { note: { what: 'refused', refusal: read.error, file } });
      return;
    }
    const { settings, broken } = read;
    const count = namesOf(settings).length;
    const before = await this.#replace(settings);
    // With no end: it may have taken the place of a list of words.
    if (before)
      this.#store.note('backup', {
        note: { what: 'imported', count, broken },
        undo: () => this.#undo('backup', before),
      });
  }

  /** All settings but the lists of words, which no default can bring back. */
  async reset(): Promise<void> {
    const before = await this.#replace(without(DEFAULTS, LISTS));
    if (before)
      this.#store.note('backup', {
        note: { what: 'reset' },
        undo: () => this.#undo('backup', before),
        seconds: UNDO_SECONDS,
      });
  }

  /** @returns what was there before, or null when it could not be stored and nothing has changed */
  async #replace(change: Change): Promise<Change | null> {
    const names = namesOf(change);
    const before = pick(this.#store.state.settings, names);
    const failure = await this.#write(change, false);
    if (failure) {
      this.#store.note('backup', { note: { what: 'failed', failure } });
      return null;
    }
    this.#drafts = without(this.#drafts, names);
    for (const name of names) this.#due.delete(name);
    this.#show({
      failures: without(this.#store.state.failures, names),
      incoming: without(this.#store.state.incoming, names),
    });
    return before;
  }

  #undo(place: 'backup' | ListName, before: Change): void {
    this.#store.note(place, null);
    this.change(before);
  }

  #ask(list: ListName, incoming: Incoming): void {
    this.#store.set({ incoming: { ...this.#store.state.incoming, [list]: incoming } });
  }

  /** The reader is asked which of two texts to keep: until then none is stored. */
  #asks(name: SettingName): boolean {
    return isList(name) && this.#store.state.incoming[name]?.from === 'elsewhere';
  }

  /** @param asDrafts a failure is told of at the settings themselves */
  async #write(change: Change, asDrafts: boolean): Promise<Failure | null> {
    const names = namesOf(change);
    if (!names.length) return null;
    const written = this.#writing.then(async () => {
      for (const name of names) this.#sent.set(name, [...(this.#sent.get(name) ?? []), change[name]]);
      try {
        await saveSettings(this.#storage, change);
      } catch (error) {
        for (const name of names) this.#sent.get(name)?.pop();
        throw error;
      }
    });
    this.#writing = written.catch(() => {});
    try {
      await written;
    } catch (error) {
      console.warn('Rostrum: the settings could not be stored', error);
      const failure = failureOf(error);
      // What was set anew meanwhile is stored by itself.
      const still = names.filter((name) => this.#drafts[name] === change[name]);
      if (asDrafts)
        this.#show({
          failures: { ...this.#store.state.failures, ...Object.fromEntries(still.map((name) => [name, failure])) },
        });
      return failure;
    }
    this.#stored = { ...this.#stored, ...change };
    this.#settle(change);
    this.#store.saved();
    return null;
  }

  /** These values are stored: they are drafts no longer, unless they were changed again meanwhile. */
  #settle(change: Change): void {
    const done = namesOf(change).filter((name) => this.#drafts[name] === change[name] && !this.#due.has(name));
    this.#drafts = without(this.#drafts, done);
    this.#show({ failures: without(this.#store.state.failures, done) });
  }

  #show(more: Parameters<Store['set']>[0]): void {
    this.#store.set({ ...more, settings: { ...this.#stored, ...this.#drafts } });
  }
}
