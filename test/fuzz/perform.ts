/** Carries steps out. */
import { MARKER } from '../../src/edits/markers.ts';
import type { Reader } from '../../src/reader/reader.ts';
import { SCRIPTS, type Target } from '../../src/script/variant.ts';
import { type Clock, drained } from './clock.ts';
import { convert } from './script.ts';
import { last } from './sidebar.ts';
import type { Step } from './steps.ts';
import type { Twins } from './twins.ts';

/** What the converter was asked, and how it answers. */
export interface Pending {
  runs: string[][];
  to: Target;
  resolve: (runs: string[][]) => void;
  reject: (error: Error) => void;
}

export interface Running {
  reader: Reader;
  twins: Twins;
  pending: Pending[];
  clock: Clock;
  /** Lets time pass until the page is at rest. */
  settle: () => Promise<void>;
}

/** Tasks after which the converter has mostly been asked. */
const ASKED_AFTER = 8;
/** How far the time may move while the page comes to rest, in ms. */
export const SETTLE = 6000;

/**
 * What is done in place of a step that would find nothing to do: what leads there first, or else another way to the same.
 */
export function ledTo(step: Step, { reader, twins, pending, clock }: Running): Step[] {
  const n = 'n' in step ? step.n : 0;
  // In a page that was left nothing comes of what the reader chooses: now and then is enough.
  if (reader.status.suspended && n % 4 && /^(keep|keepHere|script|marker|jump|answer)$/.test(step.do))
    return [{ do: 'toggle' }, step];
  switch (step.do) {
    case 'marker':
      return markersIn(twins.page).length ? [step] : [{ do: 'keep', n, again: false }];
    case 'answer':
      if (pending.length) return [step];
      // The last of the other scripts: never the page's own.
      return [{ do: 'script', n: SCRIPTS.length - 2, again: false }, { do: 'run', n, tasks: ASKED_AFTER }, step];
    case 'run':
    case 'settle':
      if (pending.length || !clock.isIdle(SETTLE)) return [step];
      // A text that comes late.
      return [{ do: 'append', n, what: 'p', seed: n }, step];
    case 'leave':
      return [reader.status.suspended ? { do: 'toggle' } : step];
    default:
      return [...twins.leadingTo(step), step];
  }
}

const markersIn = (page: Document): Element[] => [...page.querySelectorAll(MARKER)];

export async function perform(step: Step, { reader, twins, pending, clock, settle }: Running): Promise<void> {
  const opened = last.opened;
  switch (step.do) {
    case 'cleaning':
      return reader.setCleaning(reader.status.cleaning === step.again);
    case 'script': {
      const { script } = reader.status;
      const others = SCRIPTS.filter((one) => one !== script);
      return reader.setScript(step.again ? script : others[step.n % others.length]!);
    }
    case 'keep': {
      const one = pick(step.n, opened?.state?.findings ?? []);
      if (one) opened?.actions.keep([one.id], one.kept === step.again);
      return;
    }
    case 'keepHere': {
      const kind = pick(step.n, opened?.state?.findings ?? [])?.kind;
      if (kind) opened?.actions.keepHere(kind, opened.state!.keptHere.includes(kind) === step.again);
      return;
    }
    case 'keepKinds':
      return reader.changeSettings({ keepKinds: step.kinds });
    case 'marker': {
      const marker = pick(step.n, markersIn(twins.page));
      return pick(step.button, [...(marker?.shadowRoot?.querySelectorAll('button') ?? [])])?.click();
    }
    case 'toggle':
      return reader.toggle();
    case 'leave':
      return reader.leave();
    case 'restore':
      return reader.restore();
    case 'jump': {
      const items = opened?.state?.items.length ?? 0;
      // By a click, or by a shortcut, which needs no sidebar.
      if (items && step.n % 3 && reader.status.open) opened?.actions.jump(step.n % items);
      else reader.command(step.n % 2 ? 'next-section' : 'previous-section');
      return;
    }
    case 'answer': {
      const [one] = pending.splice(step.n % Math.max(1, pending.length), 1);
      if (step.how === 'right') one?.resolve(convert(one.runs, one.to));
      else if (step.how === 'short') one?.resolve(convert(one.runs, one.to).slice(1));
      else one?.reject(new Error('the background is out of reach'));
      return;
    }
    case 'run': {
      for (let i = 0; i < step.tasks; i++) {
        clock.next();
        await drained();
      }
      return;
    }
    case 'settle':
      return settle();
    default:
      return twins.do(step);
  }
}

const pick = <T>(n: number, all: readonly T[]): T | undefined => all[n % Math.max(1, all.length)];
