/** Tells whether a step has done anything: to the page, to its twin, or to what the reader knows. */
import type { Step } from './steps.ts';
import type { Twins } from './twins.ts';

/** Steps that were taken, and how many of them did anything. */
export interface Taken {
  taken: number;
  acted: number;
}

export type Counts = Partial<Record<Step['do'], Taken>>;

export function count(counts: Counts, kind: Step['do'], { taken, acted }: Taken): void {
  const before = counts[kind] ?? { taken: 0, acted: 0 };
  counts[kind] = { taken: before.taken + taken, acted: before.acted + acted };
}

/** Which share of the steps did anything, 0 to 1. */
export function actingShare(counts: Counts): number {
  const all = Object.values(counts);
  const sum = (of: keyof Taken) => all.reduce((total, one) => total + one[of], 0);
  return sum('acted') / Math.max(1, sum('taken'));
}

export class Watch {
  readonly #twins: Twins;
  readonly #known: () => unknown;
  readonly #observers: MutationObserver[];
  /** Changes of either document since it was last asked. */
  #records = 0;
  #last: string;
  #selected: readonly unknown[];

  /** @param known what can change elsewhere than in the documents, as plain data */
  constructor(twins: Twins, known: () => unknown) {
    this.#twins = twins;
    this.#known = known;
    this.#observers = [twins.page, twins.twin].map((document) => {
      const observer = new document.defaultView!.MutationObserver((records) => {
        this.#records += records.length;
      });
      observer.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
      return observer;
    });
    this.#last = this.#state();
    this.#selected = this.#selection();
  }

  /** @returns whether anything has changed since this was last called */
  changed(): boolean {
    for (const observer of this.#observers) this.#records += observer.takeRecords().length;
    const [state, selected] = [this.#state(), this.#selection()];
    const changed = this.#records > 0 || state !== this.#last || selected.some((part, i) => part !== this.#selected[i]);
    this.#records = 0;
    this.#last = state;
    this.#selected = selected;
    return changed;
  }

  stop(): void {
    for (const observer of this.#observers) observer.disconnect();
  }

  #state(): string {
    const { page, twin } = this.#twins;
    const fields = [...twin.querySelectorAll<HTMLInputElement>('input, select, textarea')];
    return JSON.stringify([
      this.#known(),
      [page, twin].map((document) => document.defaultView!.scrollY),
      fields.map(({ value, checked }) => [value, checked]),
    ]);
  }

  #selection(): readonly unknown[] {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = this.#twins.page.getSelection()!;
    return [anchorNode, anchorOffset, focusNode, focusOffset];
  }
}
