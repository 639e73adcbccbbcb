/** What is run inside a page of a real browser: two frames, one with Rostrum, one without. Bundled by bundle.mjs. */
import { type Case, type Outcome, runCase, type Stage } from './case.ts';
import { fuzz, type Options, type Result } from './fuzz.ts';

/** A frame's document, which each case fills anew: loading one takes longer than most cases. */
class Frame {
  readonly #document: Document;
  /** What the reader of the last case listens for. */
  #heard: [target: EventTarget, ...given: Parameters<EventTarget['addEventListener']>][] = [];

  private constructor(frame: HTMLIFrameElement) {
    this.#document = frame.contentDocument!;
    for (const target of [this.#document, frame.contentWindow!]) {
      const { addEventListener } = target;
      target.addEventListener = (...given: Parameters<EventTarget['addEventListener']>): void => {
        this.#heard.push([target, ...given]);
        addEventListener.apply(target, given as Parameters<typeof addEventListener>);
      };
    }
  }

  static async open(): Promise<Frame> {
    const frame = document.createElement('iframe');
    frame.width = '620';
    frame.height = '260';
    frame.src = '/empty.html';
    const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }));
    document.body.append(frame);
    await loaded;
    return new Frame(frame);
  }

  fill(html: string): Document {
    for (const [target, type, listener, options] of this.#heard.splice(0))
      if (listener) target.removeEventListener(type, listener, options);
    const made = new DOMParser().parseFromString(html, 'text/html');
    this.#document.replaceChild(made.documentElement, this.#document.documentElement);
    this.#document.defaultView!.scrollTo(0, 0);
    this.#document.getSelection()?.removeAllRanges();
    return this.#document;
  }
}

async function openStage(): Promise<Stage> {
  const frames = [await Frame.open(), await Frame.open()] as const;
  return (html) => ({ page: frames[0].fill(html), twin: frames[1].fill(html), layout: true });
}

Object.assign(globalThis, {
  fuzz: async (options: Options): Promise<Result> => fuzz(options, await openStage()),
  live: async (one: Case): Promise<Outcome> => runCase(one, await openStage()),
});
