/** Finds what stops reading: text collapsed behind a "read more", and the shade laid over its end. */
import { isProse, type Page } from '../page/page.ts';
import { excerptOf, type Finding, type Seen } from './finding.ts';

/** Largest shade, in characters of its button. */
const SHADE_MOST = 60;

export function findObstacles({ page, hidden }: Seen): Finding[] {
  const findings: Finding[] = [];
  page.boxes.forEach((box, b) => {
    if (!box.clipped) return;
    const shades = shadesIn(page, b);
    for (const s of shades) for (let i = page.boxes[s]!.from; i < page.boxes[s]!.to; i++) hidden[i] = 1;
    findings.push({
      id: `obstacle:b${b}`,
      kind: 'obstacle',
      reason: 'collapsed',
      text: excerptOf(page, box.from, box.to),
      at: box.from,
      open: [b],
      ...(shades.length ? { hideBoxes: shades } : {}),
    });
  });
  return findings;
}

function shadesIn(page: Page, clipped: number): number[] {
  const shades: number[] = [];
  for (let b = clipped + 1; b < page.boxes.length; b++) {
    const box = page.boxes[b]!;
    if (box.from < page.boxes[clipped]!.from || box.to > page.boxes[clipped]!.to) continue;
    const prose = page.blocks.slice(box.from, box.to).some(isProse);
    if (box.over && !prose && box.chars <= SHADE_MOST && !shades.some((s) => s === box.parent)) shades.push(b);
  }
  return shades;
}
