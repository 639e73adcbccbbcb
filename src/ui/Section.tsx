/** A part of the page under a heading. */
import type { ComponentChildren } from 'preact';

interface Props {
  id: string;
  title: string;
  /** What it is about, in a sentence or two. */
  how?: string;
  children: ComponentChildren;
}

export function Section({ id, title, how, children }: Props) {
  return (
    <section aria-labelledby={`${id}-title`}>
      {/* Takes the focus when what had it goes away. */}
      <h2 id={`${id}-title`} tabIndex={-1}>
        {title}
      </h2>
      {how && <p class="how">{how}</p>}
      {children}
    </section>
  );
}
