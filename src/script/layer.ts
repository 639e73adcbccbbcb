/**
 * The page's side of conversion: gathers the text by inline runs, has it converted, and maps the result back to the
 * text nodes. Words may lie across tags (头|发 → 頭髮), so a run is always converted whole.
 */
import type { Ledger } from '../edits/ledger.ts';
import type { Target } from './variant.ts';

/** Has texts converted elsewhere (in the background). Rejects when that is out of reach. */
export type ConvertRemotely = (texts: string[], to: Target) => Promise<string[]>;

const HAN = /\p{Script=Han}/u;

export class ScriptLayer {
  readonly #ledger: Ledger;
  readonly #remote: ConvertRemotely;
  /** What was converted before, by target: switching back and forth asks nothing twice. */
  readonly #known = new Map<Target, Map<string, string>>();

  constructor(ledger: Ledger, remote: ConvertRemotely) {
    this.#ledger = ledger;
    this.#remote = remote;
  }

  /**
   * Asks for what is not known yet, so that `write` and `text` can answer at once.
   * @param runs text nodes by inline run
   * @param texts other texts to be shown converted (headings, excerpts)
   */
  async prepare(runs: readonly Text[][], texts: readonly string[], to: Target): Promise<void> {
    const known = this.#knownFor(to);
    const wanted = new Set<string>();
    for (const run of runs) {
      const text = this.#baseOf(run);
      if (!known.has(text) && HAN.test(text)) wanted.add(text);
    }
    for (const text of texts) if (!known.has(text) && HAN.test(text)) wanted.add(text);
    if (!wanted.size) return;
    const list = [...wanted];
    const converted = await this.#remote(list, to);
    if (converted.length !== list.length) throw new Error('the converter gave back another number of texts');
    list.forEach((text, i) => {
      known.set(text, converted[i]!);
    });
    // A run whose length changes cannot be cut at its nodes' places: its nodes are then converted one by one.
    const single = new Set<string>();
    for (const run of runs) {
      const text = this.#baseOf(run);
      const result = known.get(text);
      if (
        result === undefined ||
        run.length < 2 ||
        split(
          result,
          run.map((n) => this.#ledger.base(n)),
        )
      )
        continue;
      for (const node of run) if (!known.has(this.#ledger.base(node))) single.add(this.#ledger.base(node));
    }
    if (single.size) await this.prepare([], [...single], to);
  }

  /** Writes the converted text of every run that is known; `null` gives all of them back. */
  write(runs: readonly Text[][], to: Target | null): void {
    if (to === null) {
      for (const node of this.#ledger.nodes()) this.#ledger.convert(node, null);
      return;
    }
    const known = this.#knownFor(to);
    for (const run of runs) {
      const bases = run.map((node) => this.#ledger.base(node));
      const result = known.get(bases.join(''));
      const parts = result === undefined ? null : (split(result, bases) ?? bases.map((b) => known.get(b) ?? b));
      run.forEach((node, i) => {
        this.#ledger.convert(node, parts ? { from: bases[i]!, to: parts[i]! } : null);
      });
    }
  }

  /** One text converted, as far as it is known. */
  text(text: string, to: Target | null): string {
    return to === null ? text : (this.#knownFor(to).get(text) ?? text);
  }

  #baseOf(run: readonly Text[]): string {
    let text = '';
    for (const node of run) text += this.#ledger.base(node);
    return text;
  }

  #knownFor(to: Target): Map<string, string> {
    let known = this.#known.get(to);
    if (!known) {
      known = new Map();
      this.#known.set(to, known);
    }
    return known;
  }
}

/**
 * Cuts a converted run where its nodes end. Conversion maps character to character in all but a few phrases; where the
 * number of code points differs, null.
 */
export function split(converted: string, bases: readonly string[]): string[] | null {
  const total = bases.reduce((sum, base) => sum + base.length, 0);
  if (converted.length === total && !hasPairs(converted)) {
    let at = 0;
    return bases.map((base) => {
      at += base.length;
      return converted.slice(at - base.length, at);
    });
  }
  const points = [...converted];
  const lengths = bases.map((base) => [...base].length);
  if (points.length !== lengths.reduce((sum, length) => sum + length, 0)) return null;
  let at = 0;
  return lengths.map((length) => {
    at += length;
    return points.slice(at - length, at).join('');
  });
}

const hasPairs = (text: string): boolean => /[\ud800-\udfff]/.test(text);
