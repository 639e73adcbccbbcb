/**
 * Reads a trace of Chromium's: how long whose script had a page's main thread.
 *
 * A script's time is the processor time (`tdur`) of the outermost trace events that run JavaScript (`SCRIPT`), without the style, layout and paint that it forces, which are told apart.
 * Garbage collection inside stays in, as it does for what it is compared with. Processor time and not the clock: on a
 * machine that does other work, too, the clock counts that as ours.
 *
 * Whose it is, the events' addresses say. Microtasks have none of their own: they are taken for whose function runs in
 * them or around them, else for the extension's, since a measured page has no script of its own by then.
 *
 * The sampling profiler would tell the same: `sampledMs` reads what it wrote into the same trace, by the clock, with
 * native code counted to the function that called it. It slows down what it watches and has the clock only, so it is
 * the check (`npm run bench -- --only check`), not the measure.
 */

/**
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {string} cat
 * @property {string} ph
 * @property {number} pid
 * @property {number} tid
 * @property {number} ts µs
 * @property {number} [dur] µs by the clock
 * @property {number} [tdur] µs of the thread's processor time
 * @property {string} [id]
 * @property {{ data?: any }} [args]
 */

/**
 * One task, or one piece of script in it.
 * @typedef {object} Stretch
 * @property {number} at when it began, by the trace's clock, in ms
 * @property {number} end
 * @property {number} script ms of processor time
 * @property {number} rendering ms of processor time: style, layout and paint inside the script
 * @property {number} collecting ms of processor time: the garbage collector inside the script, which `script` has in it
 * @property {number} wall ms by the clock, rendering inside
 * @property {'reader' | 'detector' | 'other'} owner
 */

export const CATEGORIES = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'v8.execute',
  'blink.user_timing',
];
export const PROFILER = 'disabled-by-default-v8.cpu_profiler';

/** A listener that runs beneath a call of the driver's (our clicks) has no FunctionCall, only v8.callFunction. */
const SCRIPT = new Set(['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'v8.callFunction', 'v8.compile', 'v8.run']);
const RENDERING = new Set(['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint', 'UpdateLayer', 'Layerize', 'Commit']);
const COLLECTING = new Set(['MinorGC', 'MajorGC']);
const TASK = 'RunTask';
const OURS = /^chrome-extension:\/\/[^/]+\/src\/(reader|detect)\.iife\.js/;

export class Trace {
  /** The main thread's events that have a length, in order, the outer one first. */
  #events;
  #all;
  #main;

  /** @param {TraceEvent[]} events @param {string} mark a mark that the page itself has set: it tells its thread */
  constructor(events, mark) {
    const at = events.find((event) => event.name === mark && event.cat.includes('blink.user_timing'));
    if (!at) throw new Error(`The trace has no mark ${mark}.`);
    this.#all = events;
    this.#main = { pid: at.pid, tid: at.tid };
    this.#events = events
      .filter((event) => event.ph === 'X' && event.pid === at.pid && event.tid === at.tid)
      .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  }

  /** The process that the page ran in. */
  get process() {
    return this.#main.pid;
  }

  /** When the page set a mark, in ms. @param {string} name */
  mark(name) {
    const { pid } = this.#main;
    const mark = this.#all.find((event) => event.name === name && event.pid === pid && event.ph !== 'X');
    return mark ? mark.ts / 1000 : null;
  }

  /** The end of the first such event from a moment on, in ms. @param {string} name @param {number} from */
  endOf(name, from) {
    const event = this.#events.find((one) => one.name === name && one.ts / 1000 >= from);
    return event ? (event.ts + (event.dur ?? 0)) / 1000 : null;
  }

  /** Whether a script of this owner's, known by its address, has run at all. @param {Stretch['owner']} owner */
  ran(owner) {
    return this.#events.some((event) => ownerOf(event) === owner);
  }

  /** All pieces of script, by task. @returns {Stretch[][]} */
  tasks() {
    /** @type {Stretch[][]} */
    const tasks = [];
    /** @type {Stretch[]} */
    let task = [];
    const begin = () => {
      task = [];
      tasks.push(task);
    };
    /** Where the task, the script, and the rendering or collecting in it end. */
    let taskEnd = 0;
    let insideEnd = 0;
    let gcEnd = 0;
    /** @type {Stretch | null} */
    let piece = null;
    for (const event of this.#events) {
      const end = event.ts + (event.dur ?? 0);
      if (event.name === TASK && event.ts >= taskEnd) {
        taskEnd = end;
        begin();
      }
      const at = event.ts / 1000;
      if (piece && at >= piece.end) piece = null;
      if (!piece) {
        if (!SCRIPT.has(event.name)) continue;
        // Script outside of any task of the scheduler's is a task by itself.
        if (event.ts >= taskEnd) {
          taskEnd = end;
          begin();
        }
        const script = cpu(event);
        piece = {
          at,
          end: end / 1000,
          script,
          rendering: 0,
          collecting: 0,
          wall: (event.dur ?? 0) / 1000,
          owner: 'reader',
        };
        piece.owner = ownerOf(event) ?? this.#ownerInside(event, end) ?? 'reader';
        task.push(piece);
      }
      if (RENDERING.has(event.name) && event.ts >= insideEnd) {
        insideEnd = end;
        piece.rendering += cpu(event);
        piece.script -= cpu(event);
      } else if (COLLECTING.has(event.name) && event.ts >= gcEnd && event.ts >= insideEnd) {
        gcEnd = end;
        piece.collecting += cpu(event);
      }
    }
    return tasks.filter((one) => one.length > 0);
  }

  /** @param {TraceEvent} outer @param {number} end */
  #ownerInside(outer, end) {
    // The events are in order: from the outer one on, by halves.
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#events[middle]?.ts ?? 0) < outer.ts) low = middle + 1;
      else high = middle;
    }
    for (; low < this.#events.length; low++) {
      const event = this.#events[low];
      if (!event || event.ts >= end) break;
      const owner = ownerOf(event);
      if (owner) return owner;
    }
    return null;
  }

  /** What the sampling profiler saw of the extension's scripts, native code that they called included; by the clock. */
  sampledMs() {
    const { pid } = this.#main;
    // The profile belongs to the thread that asked for it; its pieces come from another one, by the same id.
    const own = this.#all.find((e) => e.name === 'Profile' && e.pid === pid && e.tid === this.#main.tid);
    /** @type {Map<number, { url: string, parent: number | undefined }>} */
    const nodes = new Map();
    let ms = 0;
    /** @param {number | undefined} id */
    const isOurs = (id) => {
      for (let at = id; at !== undefined; at = nodes.get(at)?.parent)
        if (OURS.test(nodes.get(at)?.url ?? '')) return true;
      return false;
    };
    for (const event of this.#all) {
      if (event.name !== 'ProfileChunk' || event.pid !== pid || event.id !== own?.id) continue;
      const { cpuProfile, timeDeltas = [] } = event.args?.data ?? {};
      for (const node of cpuProfile?.nodes ?? [])
        nodes.set(node.id, { url: node.callFrame?.url ?? '', parent: node.parent });
      (cpuProfile?.samples ?? []).forEach((/** @type {number} */ id, /** @type {number} */ i) => {
        if (isOurs(id)) ms += (timeDeltas[i] ?? 0) / 1000;
      });
    }
    return ms;
  }
}

/** @param {TraceEvent} event in ms */
const cpu = (event) => (event.tdur ?? (event.dur && event.dur < 50 ? event.dur : 0)) / 1000;

/** @param {TraceEvent} event @returns {Stretch['owner'] | null} */
function ownerOf(event) {
  if (!SCRIPT.has(event.name)) return null;
  const url = event.args?.data?.url;
  // Without an address: what the driver evaluates; or a function, and what runs in it tells.
  if (!url) return event.name === 'EvaluateScript' ? 'other' : null;
  const ours = OURS.exec(url)?.[1];
  if (!ours) return 'other';
  return ours === 'detect' ? 'detector' : 'reader';
}

/**
 * The time of one owner's script, and its longest stretch: what it did in one task.
 * @param {Stretch[][]} tasks
 * @param {Stretch['owner']} owner
 */
export function sumOf(tasks, owner) {
  const all = { script: 0, rendering: 0, collecting: 0, wall: 0, tasks: 0, longest: 0, longestWall: 0 };
  for (const task of tasks) {
    let script = 0;
    let wall = 0;
    for (const piece of task) {
      if (piece.owner !== owner) continue;
      script += piece.script;
      wall += piece.wall;
      all.rendering += piece.rendering;
      all.collecting += piece.collecting;
    }
    if (wall === 0) continue;
    all.tasks++;
    all.script += script;
    all.wall += wall;
    all.longest = Math.max(all.longest, script);
    all.longestWall = Math.max(all.longestWall, wall);
  }
  return all;
}
