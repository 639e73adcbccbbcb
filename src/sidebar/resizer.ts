/** The panel's edge: drags its width, by pointer and by keys (WAI-ARIA "Window Splitter"). */
import { type Settings, WIDTH } from '../settings/settings.ts';
import { setAttribute } from './make.ts';
import type { Tools } from './tools.ts';

/** @returns a width that the settings know, in px */
const snap = (width: number): number =>
  Math.max(WIDTH.least, Math.min(WIDTH.most, Math.round(width / WIDTH.step) * WIDTH.step));

export class Resizer {
  readonly element: HTMLElement;
  #side: Settings['side'] = 'right';
  #width = 0;

  /** @param onWidth a width was chosen, in px */
  constructor({ make, setView, translate: t }: Tools, onWidth: (width: number) => void) {
    const element = make('div', 'resizer', {
      role: 'separator',
      'aria-orientation': 'vertical',
      'aria-label': t('width'),
      'aria-valuemin': String(WIDTH.least),
      'aria-valuemax': String(WIDTH.most),
      'data-action': 'resize',
      tabindex: '0',
    });
    this.element = element;
    element.addEventListener('keydown', (event) => {
      const width = this.#widthBy(event.key);
      if (width === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      onWidth(snap(width));
    });
    element.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      element.setPointerCapture(event.pointerId);
      setView({ dragged: this.#width });
    });
    element.addEventListener('pointermove', (event) => {
      if (element.hasPointerCapture(event.pointerId)) setView({ dragged: this.#widthAt(event) });
    });
    element.addEventListener('pointerup', (event) => {
      if (!element.hasPointerCapture(event.pointerId)) return;
      element.releasePointerCapture(event.pointerId);
      onWidth(this.#widthAt(event));
    });
    element.addEventListener('pointercancel', () => setView({ dragged: null }));
  }

  /** @param width in px */
  show(side: Settings['side'], width: number): void {
    this.#side = side;
    this.#width = width;
    setAttribute(this.element, 'aria-valuenow', String(width));
  }

  #widthBy(key: string): number | undefined {
    const grow = this.#side === 'right' ? -1 : 1;
    return {
      ArrowLeft: this.#width - WIDTH.step * grow,
      ArrowRight: this.#width + WIDTH.step * grow,
      Home: WIDTH.least,
      End: WIDTH.most,
    }[key];
  }

  #widthAt(event: PointerEvent): number {
    const panel = this.element.parentElement!.getBoundingClientRect();
    return snap(this.#side === 'right' ? panel.right - event.clientX : event.clientX - panel.left);
  }
}
