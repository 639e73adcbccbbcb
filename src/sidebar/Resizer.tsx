/** The panel's edge: drags its width, by pointer and by keys (WAI-ARIA "Window Splitter"). */
import { type Settings, WIDTH } from '../settings/settings.ts';
import type { Translate } from './state.ts';

interface Props {
  side: Settings['side'];
  width: number;
  translate: Translate;
  /** While it is being dragged. */
  onDrag(width: number | null): void;
  onWidth(width: number): void;
}

/** @returns a width that the settings know, in px */
const snap = (width: number): number =>
  Math.max(WIDTH.least, Math.min(WIDTH.most, Math.round(width / WIDTH.step) * WIDTH.step));

export function Resizer({ side, width, translate: t, onDrag, onWidth }: Props) {
  const grow = side === 'right' ? -1 : 1;
  const keydown = (event: KeyboardEvent) => {
    const to = {
      ArrowLeft: width - WIDTH.step * grow,
      ArrowRight: width + WIDTH.step * grow,
      Home: WIDTH.least,
      End: WIDTH.most,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onWidth(snap(to));
  };
  const widthAt = (event: PointerEvent, target: HTMLElement) => {
    const panel = target.parentElement!.getBoundingClientRect();
    return snap(side === 'right' ? panel.right - event.clientX : event.clientX - panel.left);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a splitter that takes keys is no thematic break
    <div
      role="separator"
      class="resizer"
      aria-orientation="vertical"
      aria-label={t('width')}
      aria-valuemin={WIDTH.least}
      aria-valuemax={WIDTH.most}
      aria-valuenow={width}
      data-action="resize"
      tabIndex={0}
      onKeyDown={keydown}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        onDrag(width);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onDrag(widthAt(event, event.currentTarget));
      }}
      onPointerUp={(event) => {
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
        event.currentTarget.releasePointerCapture(event.pointerId);
        onWidth(widthAt(event, event.currentTarget));
      }}
      onPointerCancel={() => onDrag(null)}
    />
  );
}
