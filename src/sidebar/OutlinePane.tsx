/** The outline with what belongs to it: what is expanded, what has the focus, the buttons that fold and unfold all. */
import { useEffect, useState } from 'preact/hooks';
import type { OutlineItem } from '../outline/outline.ts';
import { Outline } from './Outline.tsx';
import type { Translate } from './state.ts';
import { ancestors, firstExpanded } from './tree.ts';

interface Props {
  items: readonly OutlineItem[];
  active: number;
  language: string;
  translate: Translate;
  onJump(item: number): void;
}

export function OutlinePane({ items, active, language, translate: t, onJump }: Props) {
  const [expanded, setExpanded] = useState<ReadonlySet<number>>(() => firstExpanded(items));
  const [focused, setFocused] = useState(0);
  // What is being read is shown: its parents open by themselves.
  useEffect(() => {
    const around = ancestors(items, active);
    if (around.some((i) => !expanded.has(i))) setExpanded(new Set([...expanded, ...around]));
  }, [active]);
  return (
    <>
      <div class="expanders">
        <button type="button" data-action="expand-all" onClick={() => setExpanded(firstExpanded(items))}>
          {t('expandAll')}
        </button>
        <button type="button" data-action="collapse-all" onClick={() => setExpanded(new Set())}>
          {t('collapseAll')}
        </button>
      </div>
      <Outline
        items={items}
        active={active}
        expanded={expanded}
        focused={focused}
        language={language}
        translate={t}
        onExpand={setExpanded}
        onFocus={setFocused}
        onJump={onJump}
      />
    </>
  );
}
