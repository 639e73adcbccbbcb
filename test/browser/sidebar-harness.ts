/** The sidebar by itself in an open shadow root, in every state, for checks that cannot see into a closed one. */
import en from '../../_locales/en/messages.json' with { type: 'json' };
import { DEFAULTS } from '../../src/settings/settings.ts';
import css from '../../src/sidebar/sidebar.css?inline';
import { Sidebar } from '../../src/sidebar/sidebar.ts';
import type { Actions, ShownItem, SidebarState } from '../../src/sidebar/state.ts';
import { FIRST_VIEW, type SetView, type View } from '../../src/sidebar/view.ts';

const item = (id: number, level: number, parent: number, label: string, opening = ''): ShownItem => ({
  id,
  level,
  label,
  block: id,
  parent,
  end: id + 1,
  length: level === 1 ? 1200 + id * 300 : 150,
  missing: [],
  opening,
  key: `${parent} ${label}`,
  search: label,
  copies: 1,
  folded: 0,
});

const items = [
  item(0, 1, -1, '在年度工作会议上的讲话稿 篇1'),
  item(1, 2, 0, '一、肯定成绩，坚定信心'),
  item(2, 3, 1, '（一）项目建设有新进展'),
  { ...item(3, 2, 0, '三、正视不足'), missing: ['二、'], folded: 1 },
  { ...item(4, 1, -1, '在年度工作会议上的讲话稿 · 2', '同志们，今天我们在这里'), copies: 3 },
  item(5, 2, 4, '一、抓质量'),
];

const full: SidebarState = {
  items,
  outline: items,
  active: 2,
  progress: { page: 0.3, speech: 0.42, number: 1 },
  goOn: '',
  canGoBack: true,
  search: '',
  cleaning: true,
  script: 'original',
  notice: null,
  converting: null,
  findings: [
    { id: 'ad:1', kind: 'ad', reason: 'adBox', text: '限时优惠', kept: false },
    { id: 'ad:2', kind: 'ad', reason: 'vip', text: '开通会员', kept: true },
    { id: 'duplicate:9', kind: 'duplicate', reason: 'repeated', text: '同志们', kept: false, alike: 0.98 },
  ],
  dropped: ['filler'],
  keptHere: ['duplicate'],
  settings: DEFAULTS,
  shortcuts: [
    { command: 'toggle-sidebar', keys: 'Alt+Shift+O' },
    { command: 'previous-speech', keys: '' },
  ],
};

const STATES: Record<string, SidebarState> = {
  full,
  'cleaning off': { ...full, cleaning: false, canGoBack: false },
  'with a notice': { ...full, notice: 'convertFailed', script: 'traditional' },
  converting: { ...full, converting: 0.4 },
  'to go on': { ...full, goOn: '三、正视不足' },
  'in large text': { ...full, settings: { ...DEFAULTS, textSize: 'large', keepKinds: ['ad'] } },
  'nothing found': { ...full, items: [], outline: [], active: -1, findings: [], dropped: [], shortcuts: [] },
  'above the text': { ...full, active: -1, progress: { page: 0, speech: 0, number: 0 } },
  'on the left': { ...full, settings: { ...DEFAULTS, side: 'left', width: 240 } },
};

const messages = en as Record<string, { message: string }>;
const translate = (key: string, ...parts: (string | number)[]): string =>
  (messages[key]?.message ?? key).replace(/\$(\d)/g, (_all, n) => String(parts[Number(n) - 1]));

/** What was asked for, in order: `jump 3`. */
const asked: string[] = [];

/** Shows one state; the sidebar then answers as it does in a page. What is opened is drawn a moment later. */
async function show(
  name: string,
  how: { view?: Partial<View>; drawer?: boolean; open?: string; items?: number } = {},
): Promise<void> {
  document.querySelector('rostrum-sidebar')?.remove();
  const host = document.createElement('rostrum-sidebar');
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = css;
  const body = document.createElement('div');
  root.append(style, body);
  document.documentElement.append(host);
  asked.length = 0;

  let state = STATES[name]!;
  if (how.items) {
    const long = Array.from({ length: how.items }, (_, i) => item(i, 1, -1, `第${i + 1}篇`));
    state = { ...state, items: long, outline: long };
  }
  let view: View = { ...FIRST_VIEW, ...how.view };
  const actions = new Proxy({} as Actions, {
    get:
      (_all, action: string) =>
      (...args: unknown[]) => {
        asked.push([action, ...args.map((arg) => JSON.stringify(arg))].join(' '));
        if (action === 'search') state = { ...state, search: args[0] as string };
        if (action === 'changeSettings') state = { ...state, settings: { ...state.settings, ...(args[0] as object) } };
        draw();
      },
  });
  const setView: SetView = (change) => {
    view = { ...view, ...change };
    draw();
  };
  const sidebar = new Sidebar(body, { setView, actions, translate });
  const draw = () => sidebar.show(state, view, how.drawer ?? false);
  draw();
  if (!how.open) return;
  const opened = root.querySelector<HTMLDetailsElement>(`details.${how.open}`)!;
  opened.open = true;
  while (opened.children.length < 2) await new Promise((done) => setTimeout(done, 5));
  // What opening it asked for is not what is tried.
  asked.length = 0;
}

Object.assign(globalThis, { showSidebar: show, sidebarStates: Object.keys(STATES), asked });
