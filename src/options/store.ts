/** Holds the page's state, in one place, and tells who shows it when it changes. */
import { FIRST_STATE, type Place, type ShownNote, type State } from './state.ts';

export class Store {
  #state: State = FIRST_STATE;
  readonly #show: (state: State) => void;
  #showing = false;

  constructor(show: (state: State) => void) {
    this.#show = show;
  }

  get state(): State {
    return this.#state;
  }

  set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    if (this.#showing) return;
    this.#showing = true;
    // Once for all that changes now, and never in the middle of drawing: a field that goes away tells that it was left.
    queueMicrotask(() => {
      this.#showing = false;
      this.#show(this.#state);
    });
  }

  /** @param shown null: nothing is said there any more */
  note(place: Place, shown: ShownNote | null): void {
    const { [place]: _before, ...notes } = this.#state.notes;
    this.set({ notes: shown ? { ...notes, [place]: shown } : notes });
  }

  saved(): void {
    this.set({ saves: this.#state.saves + 1 });
  }
}
