/**
 * The figures: what is measured, on which page, and what it must not exceed.
 *
 * Each round measures all that is compared, one after the other, so that what else the machine does meets all alike; a
 * figure is the median of the rounds' ratios, or of the rounds.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DETECTOR_MOST, packedSize, ZIP_MOST } from '../../scripts/budgets.mjs';
import { bundle, median } from './lab.mjs';
import { longer, otherPages, speechPage, withBlocks } from './pages.mjs';
import { sumOf } from './trace.mjs';

/** @typedef {import('./lab.mjs').Lab} Lab */
/** @typedef {import('./lab.mjs').Tab} Tab */
/** @typedef {'readability' | 'defuddle'} Extractor */

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {number} value
 * @property {'times' | 'share' | 'ms' | 'bytes'} unit
 * @property {number} [defuddle] the same figure of Defuddle's
 * @property {number} [bound] the most that it may be
 * @property {string} [times] what was measured, to go by; it holds for this machine and moment only
 */

/**
 * @typedef {object} Bench
 * @property {() => Promise<Lab>} lab a browser with the extension; started when first asked for
 * @property {number} rounds
 * @property {Readonly<Record<'chrome' | 'firefox', string>>} dist the built extensions
 * @property {string} root
 */

/**
 * @typedef {object} Figure
 * @property {string} title
 * @property {string} how
 * @property {(bench: Bench) => Promise<Row[]>} run
 */

const SIZES = /** @type {const} */ ({ '1×': 1, '10×': 10, '100×': 100 });
/** Defuddle is not asked about longer pages than this: it would take the most of the run. */
const DEFUDDLE_MOST = 10;

/** @type {Map<number, string>} */
const pages = new Map();
/** @param {number} times */
function page(times) {
  const html = pages.get(times) ?? longer(speechPage().html, times);
  pages.set(times, html);
  return html;
}

/** @type {Promise<string> | undefined} */
let inPage;
const script = () => {
  inPage ??= bundle();
  return inPage;
};

/** @param {number} ms */
const ms = (ms) => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
/** @param {number} bytes */
const kb = (bytes) => `${Math.round(bytes / 1024)} KB`;

/**
 * A few rounds. One that fails for reasons of the machine's (a tab that does not come up in time) is done again, once.
 * @template T
 * @param {number} count
 * @param {() => Promise<T>} round
 */
async function rounds(count, round) {
  /** @type {T[]} */
  const all = [];
  for (let spare = 1; all.length < count; )
    try {
      all.push(await round());
    } catch (error) {
      if (spare-- === 0) throw error;
      console.warn(`  again: ${/** @type {Error} */ (error).message}`);
    }
  return all;
}

/** @typedef {{ blocks: number, core: number[], readability: number[], defuddle: number[] }} Warm */
/** @type {Map<number, Promise<Warm>>} */
const warmRuns = new Map();

/** The core and the extractors, warm, in one tab without the extension. @param {Bench} bench @param {number} times */
function warm(bench, times) {
  const run = warmRuns.get(times) ?? measureWarm(bench, times);
  warmRuns.set(times, run);
  return run;
}

/** @param {Bench} bench @param {number} times @returns {Promise<Warm>} */
async function measureWarm(bench, times) {
  const lab = await bench.lab();
  lab.add(`warm${times}`, page(times));
  return lab.tab(async (tab) => {
    await tab.go(`warm${times}`, false);
    await tab.run(await script());
    await tab.rest();
    const often = times === 1 ? 10 : times === 10 ? 2 : 1;
    /** @param {string} name */
    const repeat = (name) => `for (let i = 0; i < ${often}; i++) inPage.${name}(); 0`;
    /** @type {Warm} */
    const result = { blocks: 0, core: [], readability: [], defuddle: [] };
    const withDefuddle = times <= DEFUDDLE_MOST;
    // Until the compiler has nothing left to do: a short page has to be read more often.
    const warmUps = times === 1 ? 20 : times < 100 ? 3 : 1;
    // A short page is measured in moments, and a moment's ratio says little: it gets more of them.
    const count = times === 1 ? 5 * bench.rounds : times < 100 ? bench.rounds : Math.min(3, bench.rounds);
    for (let round = -warmUps; round < count; round++) {
      /** @param {'core' | Extractor} name */
      const measure = async (name) => {
        await tab.run(`inPage.prepare(${name === 'core' ? 0 : often}); 0`);
        const took = (await tab.cpu(repeat(name))) / often;
        if (round >= 0) result[name].push(took);
      };
      await measure('core');
      await measure('readability');
      if (withDefuddle) await measure('defuddle');
    }
    result.blocks = await tab.run('inPage.core()');
    return result;
  });
}

/** @param {readonly number[]} ours @param {readonly number[]} theirs */
const ratio = (ours, theirs) => median(ours.map((one, i) => one / (theirs[i] ?? Number.NaN)));

/** @param {readonly number[]} list */
const mid = (list) => ms(median(list));

/** @typedef {ReturnType<typeof sumOf>} Sum */

/**
 * What the extension's script does on a fresh page.
 * @param {Lab} lab
 * @param {string} name
 * @param {'reader' | 'detector'} who whose start ends the run
 */
async function ours(lab, name, who) {
  return lab.tab(async (tab) => {
    await tab.rest();
    const trace = await tab.trace(async () => {
      await tab.go(name, true);
      await (who === 'reader' ? tab.outlined() : tab.rest());
    });
    if (!lab.isFresh(trace)) throw new Error('the page got a process that is warm');
    const tasks = trace.tasks();
    return { reader: sumOf(tasks, 'reader'), detector: sumOf(tasks, 'detector'), isRead: trace.ran('reader') };
  });
}

/**
 * The first parse of an extractor in a fresh page, or the first look of our detector.
 * @param {Lab} lab
 * @param {string} name
 * @param {Extractor | 'detector'} extractor
 */
async function theirs(lab, name, extractor) {
  return lab.tab(async (tab) => {
    await tab.go(name, false);
    await tab.run(await script());
    await tab.run('inPage.prepare(1); 0');
    await tab.rest();
    // From a timer, so that it runs like any script of a page's.
    const trace = await tab.trace(async () => {
      await tab.run(`setTimeout(() => { inPage.${extractor}(); performance.mark('parsed') }); 0`);
      for (let n = 0; n < 600 && !(await tab.run(`performance.getEntriesByName('parsed').length`)); n++)
        await wait(200);
    });
    if (!lab.isFresh(trace)) throw new Error('the page got a process that is warm');
    const tasks = trace.tasks();
    // All of the parse is one task; what else runs there is the driver's.
    return Math.max(sumOf(tasks, 'other').longest, sumOf(tasks, 'reader').longest);
  });
}

/** @typedef {{ ours: { reader: Sum, detector: Sum }, background: number, readability: number, defuddle: number }} Cold */
/** @type {Map<number, Promise<Cold[]>>} */
const coldRuns = new Map();

/** All of our script on a fresh page, and the extractors' first parse in one. @param {Bench} bench @param {number} times */
function cold(bench, times) {
  const run = coldRuns.get(times) ?? measureCold(bench, times);
  coldRuns.set(times, run);
  return run;
}

/** @param {Bench} bench @param {number} times */
async function measureCold(bench, times) {
  const lab = await bench.lab();
  const name = `cold${times}`;
  lab.add(name, page(times));
  // A short page is measured in moments, and a moment's ratio says little: it gets more of them.
  const count = times === 1 ? 2 * bench.rounds : times < 100 ? bench.rounds : Math.min(3, bench.rounds);
  return rounds(count, async () => ({
    ours: await ours(lab, name, 'reader'),
    background:
      times <= DEFUDDLE_MOST
        ? await lab.background(() =>
            lab.tab(async (tab) => {
              await tab.go(name, true);
              await tab.outlined();
            }),
          )
        : Number.NaN,
    readability: times < 100 ? await theirs(lab, name, 'readability') : Number.NaN,
    defuddle: times <= DEFUDDLE_MOST ? await theirs(lab, name, 'defuddle') : Number.NaN,
  }));
}

/** @type {Record<string, Figure>} */
export const FIGURES = {
  core: {
    title: 'The core, warm',
    how: "reading, findings and outline ÷ Readability's parse of a fresh copy of the document (the copying is not counted), both warm, in one tab; processor time of the page's thread. At the page's own length, five times as many rounds",
    async run(bench) {
      /** @type {Row[]} */
      const rows = [];
      for (const [label, times] of Object.entries(SIZES)) {
        const { core, readability, defuddle } = await warm(bench, times);
        rows.push({
          what: `core ÷ Readability, ${label}`,
          value: ratio(core, readability),
          unit: 'times',
          ...(defuddle.length ? { defuddle: ratio(defuddle, readability) } : {}),
          ...(times === 1 ? { bound: 0.5 } : {}),
          times: `${mid(core)}; Readability ${mid(readability)}${defuddle.length ? `; Defuddle ${mid(defuddle)}` : ''}`,
        });
      }
      return rows;
    },
  },

  growth: {
    title: 'Growth of the core',
    how: 'what a block (a paragraph) takes in the core at 100 times the page, and at 10 times it, warm',
    async run(bench) {
      const [ten, hundred] = [await warm(bench, 10), await warm(bench, 100)];
      const [a, b] = [ten, hundred].map(({ core, blocks }) => median(core) / blocks);
      const theirs = median(hundred.readability) / median(ten.readability) / (hundred.blocks / ten.blocks);
      return [
        {
          what: 'core, time per block, 100× ÷ 10×',
          value: (b ?? Number.NaN) / (a ?? Number.NaN),
          unit: 'times',
          bound: 1.5,
          times: `${ten.blocks} blocks ${mid(ten.core)}, ${hundred.blocks} blocks ${mid(hundred.core)}; Readability grows ${theirs.toFixed(2)} times`,
        },
      ];
    },
  },

  cold: {
    title: 'All script on a fresh page',
    how: "all script of the extension in the page (detector, reader, sidebar) from loading the page until nothing is left to do ÷ Readability's first parse in a fresh page; processor time from a trace, without the layout that either forces. At the page's own length, twice as many rounds. What the background does for the page, in a process of its own, is told besides, by the clock",
    async run(bench) {
      /** @type {Row[]} */
      const rows = [];
      for (const [label, times, bound] of /** @type {const} */ ([
        ['1×', 1, 2],
        ['10×', 10, 1],
      ])) {
        const all = await cold(bench, times);
        const own = all.map((one) => one.ours.reader.script + one.ours.detector.script);
        const readability = all.map((one) => one.readability);
        const defuddle = all.map((one) => one.defuddle);
        rows.push({
          what: `all script ÷ Readability's first parse, ${label}`,
          value: ratio(own, readability),
          unit: 'times',
          defuddle: ratio(defuddle, readability),
          bound,
          times: `${mid(own)} (detector ${mid(all.map((one) => one.ours.detector.script))}, garbage ${mid(all.map((one) => one.ours.reader.collecting))}), layout forced besides ${mid(all.map((one) => one.ours.reader.rendering))}, the background besides ${mid(all.map((one) => one.background))}; Readability ${mid(readability)}; Defuddle ${mid(defuddle)}`,
        });
      }
      return rows;
    },
  },

  longest: {
    title: 'Longest stretch',
    how: 'the most script of the extension in one task; layout, style and paint inside it are not counted',
    async run(bench) {
      /** @type {Row[]} */
      const rows = [];
      for (const [label, times] of Object.entries(SIZES)) {
        const all = await cold(bench, times);
        const own = all.map(({ ours }) => Math.max(ours.reader.longest, ours.detector.longest));
        rows.push({
          what: `longest stretch of script, ${label}`,
          value: median(own),
          unit: 'ms',
          ...(times <= 10 ? { bound: 50 } : {}),
          times: `${all[0]?.ours.reader.tasks} tasks; script in all ${mid(all.map((one) => one.ours.reader.script))}, layout in it ${mid(all.map((one) => one.ours.reader.rendering))}; longest by the clock, layout inside, ${mid(all.map((one) => one.ours.reader.longestWall))}`,
        });
      }
      return rows;
    },
  },

  detector: {
    title: 'A listed page that is not one of speeches',
    how: "the detector's first look at a page ÷ Readability's first parse of it, each in a fresh page, from a timer; and all script of the extension there as the page is loaded (the content script: what it takes to start, to look, and to ask the background or the storage), from a trace, ÷ the same",
    async run(bench) {
      const lab = await bench.lab();
      const [one, ten] = otherPages();
      lab.add('other1', one);
      lab.add('other10', ten);
      const all = await rounds(bench.rounds, async () => {
        /** @param {string} name */
        const content = async (name) => {
          const { detector, reader, isRead } = await ours(lab, name, 'detector');
          if (isRead) throw new Error('The page of no speeches was taken for one of speeches.');
          // What runs once the storage has answered has no address in the trace.
          return detector.script + reader.script;
        };
        return {
          content: await content('other1'),
          content10: await content('other10'),
          look: await theirs(lab, 'other1', 'detector'),
          look10: await theirs(lab, 'other10', 'detector'),
          readability: await theirs(lab, 'other1', 'readability'),
          defuddle: await theirs(lab, 'other1', 'defuddle'),
        };
      });
      /** @param {keyof typeof all[number]} name */
      const of = (name) => all.map((run) => run[name]);
      const readability = of('readability');
      return [
        {
          what: "detector ÷ Readability's first parse",
          value: ratio(of('look'), readability),
          unit: 'share',
          defuddle: ratio(of('defuddle'), readability),
          bound: 0.1,
          times: `${mid(of('look'))}; Readability ${mid(readability)}; Defuddle ${mid(of('defuddle'))}`,
        },
        {
          what: "content script as a whole ÷ Readability's first parse",
          value: ratio(of('content'), readability),
          unit: 'share',
          bound: 0.1,
          times: `${mid(of('content'))}; page 10× ${mid(of('content10'))}`,
        },
        // What is read of a page is bounded; a quarter is what medians of a few milliseconds differ by themselves.
        {
          what: 'detector, page 10× ÷ 1×',
          value: ratio(of('look10'), of('look')),
          unit: 'times',
          bound: 1.25,
          times: `${mid(of('look'))}, ${mid(of('look10'))}`,
        },
        {
          what: 'size of the detector',
          value: statSync(join(bench.dist.chrome, 'src/detect.iife.js')).size,
          unit: 'bytes',
          bound: DETECTOR_MOST,
        },
      ];
    },
  },

  restore: {
    title: 'Restoring and closing',
    how: 'script of restoring the page and then closing the sidebar, by its own buttons, until nothing is left to do',
    async run(bench) {
      const lab = await bench.lab();
      /** @type {Row[]} */
      const rows = [];
      for (const [label, times] of /** @type {const} */ ([
        ['1×', 1],
        ['10×', 10],
      ])) {
        lab.add(`restore${times}`, page(times));
        const all = await rounds(bench.rounds, () =>
          lab.tab(async (tab) => {
            await tab.go(`restore${times}`, true);
            await tab.outlined();
            const restore = await tab.control('restore-page');
            const close = await tab.control('close-sidebar');
            const restored = await tab.trace(async () => {
              await restore();
              await tab.rest();
            });
            const closed = await tab.trace(async () => {
              await close();
              await tab.rest();
            });
            const left = await tab.run(`document.querySelectorAll('rostrum-sidebar, [data-rostrum]').length`);
            if (left) throw new Error('The page was not restored.');
            return [restored, closed].map((trace) => sumOf(trace.tasks(), 'reader'));
          }),
        );
        const part = (/** @type {number} */ i) => all.map((run) => run[i]?.script ?? Number.NaN);
        const total = all.map((run) => run.reduce((sum, one) => sum + one.script, 0));
        rows.push({
          what: `restoring and closing, ${label}`,
          value: median(total),
          unit: 'ms',
          ...(times === 10 ? { bound: 50 } : {}),
          times: `restoring ${mid(part(0))}, closing ${mid(part(1))}; layout besides ${mid(all.map((run) => run.reduce((sum, one) => sum + one.rendering, 0)))}`,
        });
      }
      return rows;
    },
  },

  memory: {
    title: 'Memory',
    how: "what the page's heap holds after the garbage is collected, with the extension minus without; the bound is three times the text (UTF-16) and 2 MB",
    async run(bench) {
      const lab = await bench.lab();
      /** @type {Row[]} */
      const rows = [];
      for (const [label, times] of /** @type {const} */ ([
        ['1×', 1],
        ['10×', 10],
      ])) {
        lab.add(`memory${times}`, page(times));
        const all = await rounds(Math.min(3, bench.rounds), async () => {
          const kept = await lab.tab(async (tab) => {
            await tab.go(`memory${times}`, true);
            await tab.outlined();
            return tab.heap();
          });
          return lab.tab(async (tab) => {
            await tab.go(`memory${times}`, false);
            await tab.rest();
            const heap = await tab.heap();
            return { kept: kept - heap, text: 2 * (await tab.run('document.body.textContent.length')) };
          });
        });
        const text = all[0]?.text ?? 0;
        rows.push({
          what: `memory kept for an open page, ${label}`,
          value: median(all.map((one) => one.kept)),
          unit: 'bytes',
          bound: 3 * text + 2 * 1024 * 1024,
          times: `the text itself ${kb(text)}`,
        });
      }
      return rows;
    },
  },

  size: {
    title: 'Size of the package',
    how: 'the zip of the built extension',
    async run({ dist }) {
      return Object.entries(dist).map(([browser, folder]) => ({
        what: `package for ${browser}`,
        value: packedSize(folder),
        unit: /** @type {const} */ ('bytes'),
        bound: ZIP_MOST,
      }));
    },
  },

  conversion: {
    title: 'Conversion',
    how: "the page's part: script of the extension in the page for its first conversion ÷ running opencc-js's script in the page, building its converter and converting the text nodes there, both from a trace, layout apart. The whole, by the clock: from click to the last text, the second time, ÷ opencc-js's converter with the same text, called a few times before: one call with all lines joined, which is faster than a call for each",
    async run(bench) {
      const lab = await bench.lab();
      const file = join(bench.root, 'node_modules/opencc-js/dist/umd/cn2t.js');
      if (!existsSync(file)) throw new Error('opencc-js has no script for pages any more.');
      const opencc = readFileSync(file, 'utf8');
      /** @type {Row[]} */
      const rows = [];
      for (const [label, times] of /** @type {const} */ ([
        ['1×', 1],
        ['10×', 10],
      ])) {
        lab.add(`convert${times}`, page(times));
        const all = await rounds(times === 1 ? bench.rounds : Math.min(3, bench.rounds), () =>
          convert(lab, `convert${times}`, opencc),
        );
        const own = all.map((run) => run.script);
        const there = all.map((run) => run.inPage);
        rows.push({
          what: `conversion, the page's part ÷ opencc-js in the page, ${label}`,
          value: ratio(own, there),
          unit: 'share',
          ...(times === 1 ? { bound: 0.05 } : {}),
          times: `${mid(own)}, layout besides ${mid(all.map((run) => run.rendering))}; opencc-js ${mid(there)}`,
        });
        const whole = all.map((run) => run.whole);
        const bare = all.map((run) => run.bare);
        rows.push({
          what: `conversion, the whole ÷ opencc-js alone, warm, ${label}`,
          value: ratio(whole, bare),
          unit: 'times',
          ...(times === 1 ? { bound: 2 } : {}),
          times: `${mid(whole)}; opencc-js ${mid(bare)}`,
        });
      }
      return rows;
    },
  },

  outline: {
    title: 'From detection to the outline',
    how: "by the clock: from the end of the detector's script, which sends the message to start, to the end of the first frame with the sidebar in it, on a page of 1,000 blocks",
    async run(bench) {
      const lab = await bench.lab();
      lab.add('thousand', withBlocks(speechPage().html, 1000));
      const all = await rounds(bench.rounds, () =>
        lab.tab(async (tab) => {
          await tab.page.evaluateOnNewDocument(() => {
            new MutationObserver((records, observer) => {
              for (const { addedNodes } of records)
                for (const node of addedNodes)
                  if (node.nodeName === 'ROSTRUM-SIDEBAR') {
                    performance.mark('sidebar');
                    observer.disconnect();
                  }
            }).observe(document, { childList: true, subtree: true });
          });
          await tab.rest();
          const trace = await tab.trace(async () => {
            await tab.go('thousand', true);
            await tab.outlined();
          });
          const tasks = trace.tasks().flat();
          const detector = tasks.find((piece) => piece.owner === 'detector');
          const mounted = trace.mark('sidebar');
          if (!detector || mounted === null) throw new Error('The trace does not show the sidebar.');
          const drawn = trace.endOf('Commit', mounted);
          if (drawn === null) throw new Error('The trace shows no frame with the sidebar.');
          const own = tasks.filter((piece) => piece.at > detector.at && piece.at < drawn && piece.owner === 'reader');
          return {
            took: drawn - detector.end,
            script: own.reduce((sum, piece) => sum + piece.script, 0),
            rendering: own.reduce((sum, piece) => sum + piece.rendering, 0),
            began: (own[0]?.at ?? drawn) - detector.end,
            frame: drawn - mounted,
          };
        }),
      );
      const of = (/** @type {'took' | 'script' | 'rendering' | 'began' | 'frame'} */ name) =>
        all.map((run) => run[name]);
      return [
        {
          what: 'from detection to the outline on the screen, 1,000 blocks',
          value: median(of('took')),
          unit: 'ms',
          bound: 100,
          times: `the reader's script begins after ${mid(of('began'))}; processor time of our script ${mid(of('script'))}, layout in it ${mid(of('rendering'))}; sidebar to frame ${mid(of('frame'))}`,
        },
      ];
    },
  },

  check: {
    title: 'The measure, checked',
    how: "the extension's script by the trace's events ÷ the same run as the sampling profiler saw it, both by the clock, layout inside; near 1 when both see the same script",
    async run(bench) {
      const lab = await bench.lab();
      lab.add('check', page(10));
      const all = await rounds(Math.min(3, bench.rounds), () =>
        lab.tab(async (tab) => {
          const trace = await tab.trace(
            async () => {
              await tab.go('check', true);
              await tab.outlined();
            },
            { profiler: true },
          );
          const tasks = trace.tasks();
          const wall = sumOf(tasks, 'reader').wall + sumOf(tasks, 'detector').wall;
          return { wall, sampled: trace.sampledMs() };
        }),
      );
      const [wall, sampled] = [all.map((run) => run.wall), all.map((run) => run.sampled)];
      return [
        {
          what: 'trace ÷ sampling',
          value: ratio(wall, sampled),
          unit: 'times',
          times: `${mid(wall)}, ${mid(sampled)}`,
        },
      ];
    },
  },
};

/** What is run in the page for the comparison; the converter is opencc-js's own, for the whole of what it offers here. */
const CONVERTER = `OpenCC.Converter({ from: 'cn', to: 'tw' })`;
const TEXT_NODES = `(() => {
  const walker = document.createTreeWalker(document.documentElement, 4, (node) => /^(SCRIPT|STYLE)$/.test(node.parentNode.nodeName) ? 2 : 1);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
})()`;

/**
 * One page converted by us, and one of the same by opencc-js in it.
 * @param {Lab} lab
 * @param {string} name
 * @param {string} opencc
 */
async function convert(lab, name, opencc) {
  const mine = await lab.tab(async (tab) => {
    await tab.go(name, true);
    await tab.outlined();
    const traditional = await tab.control('script-traditional');
    const original = await tab.control('script-original');
    const trace = await tab.trace(async () => {
      await traditional();
      await tab.rest();
    });
    const { script, rendering } = sumOf(trace.tasks(), 'reader');
    await original();
    await tab.rest();
    // The click itself, and each change of text, as the page sees them.
    await tab.run(`(() => {
      globalThis.seen = { click: 0, last: 0 };
      addEventListener('click', () => { seen.click = performance.now(); }, { capture: true, once: true });
      new MutationObserver(() => { seen.last = performance.now(); }).observe(document, { characterData: true, subtree: true });
    })()`);
    await traditional();
    await tab.rest();
    const { click, last } = await tab.run('seen');
    if (!click || last <= click) throw new Error('The page was not converted.');
    // The choice is remembered for the site: the next page starts in its own script again.
    await original();
    await tab.rest();
    return { script, rendering, whole: last - click };
  });
  return lab.tab(async (tab) => {
    await tab.go(name, false);
    await tab.run(`globalThis.opencc = ${JSON.stringify(opencc)}; 0`);
    await tab.rest();
    const text = await tab.run(`globalThis.whole = ${TEXT_NODES}.map((node) => node.data).join('\\n'); whole.length`);
    if (!text) throw new Error('The page has no text.');
    const trace = await tab.trace(async () => {
      await tab.run(
        `setTimeout(() => { (0, eval)(opencc); globalThis.converter = ${CONVERTER}; for (const node of ${TEXT_NODES}) { const data = converter(node.data); if (data !== node.data) node.data = data; } }); 0`,
      );
      await tab.rest();
    });
    const tasks = trace.tasks();
    // All of it is one task; what else runs there is the driver's.
    const inPage = Math.max(sumOf(tasks, 'other').longest, sumOf(tasks, 'reader').longest);
    await tab.run('for (let n = 0; n < 5; n++) converter(whole); 0');
    /** @type {number[]} */
    const calls = await tab.run(
      `Array.from({ length: 7 }, () => { const from = performance.now(); converter(whole); return performance.now() - from; })`,
    );
    return { ...mine, inPage, bare: median(calls) };
  });
}
