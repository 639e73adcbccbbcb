/** Filters headings in whichever script the reader types: both sides are compared simplified, half-width, lower case. */
import { fold } from '../phrases/fold.ts';
import { pack } from '../script/packed.ts';
import type { ConvertRemotely } from '../script/page-script.ts';

export class HeadingSearch {
  readonly #convert: ConvertRemotely;
  /** What was simplified before, by the text as it was. */
  readonly #simple = new Map<string, string>();
  #query = '';
  /** How often was searched. */
  #searches = 0;
  /** Grows whenever `formOf` may say something else. */
  version = 0;

  constructor(convert: ConvertRemotely) {
    this.#convert = convert;
  }

  /** What is searched for, in the form that headings are compared in. */
  get query(): string {
    return this.#query;
  }

  async search(query: string, labels: readonly string[]): Promise<void> {
    const search = ++this.#searches;
    const wanted = query ? [...labels, query].filter((text) => !this.#simple.has(text)) : [];
    try {
      const runs = wanted.map((text) => [text]);
      const simple = runs.length ? await this.#convert(pack(runs), 'simplified', '') : [];
      simple.forEach((text, i) => {
        this.#simple.set(wanted[i]!, text);
      });
    } catch (error) {
      // The background is out of reach: what is typed in the page's own script is still found.
      console.debug('Rostrum:', error);
    }
    // Several may be under way, and one that began earlier may end later: what was typed last holds.
    if (search === this.#searches) this.#query = this.formOf(query);
    this.version++;
  }

  /** A text as it is compared: of the same length, but for rare letters. */
  formOf(text: string): string {
    const folded = fold(this.#simple.get(text) ?? text);
    const lower = folded.toLowerCase();
    return lower.length === folded.length ? lower : folded;
  }
}
