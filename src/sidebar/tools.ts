/** What all parts of the sidebar are given. */
import type { Make } from './make.ts';
import type { Actions, Translate } from './state.ts';
import type { SetView } from './view.ts';

export interface Tools {
  make: Make;
  setView: SetView;
  actions: Actions;
  translate: Translate;
}
