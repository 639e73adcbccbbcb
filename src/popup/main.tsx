/** The popup: puts what it is about, what it can do and what it shows together. */
import { render } from 'preact';
import { LANGUAGE, t } from '../ui/i18n.ts';
import { Controller } from './controller.ts';
import { Popup } from './Popup.tsx';
import type { State } from './state.ts';
import { theTab } from './tab.ts';

/** A page is found out about sooner than this, as a rule; until then nothing is shown that would change at once, in ms. */
const PATIENCE = 200;

async function start(): Promise<void> {
  document.documentElement.lang = LANGUAGE;
  document.title = t('shortName');
  const tab = await theTab();
  if (tab === null) return;
  const show = (state: State) => render(<Popup state={state} actions={controller} />, document.body);
  const controller = new Controller(tab, show, () => {
    // As a page in a tab it stays.
    if (!location.search) window.close();
  });
  controller.follow();
  const slow = setTimeout(() => show(controller.state), PATIENCE);
  await controller.look();
  clearTimeout(slow);
}

void start();
