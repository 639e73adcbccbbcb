/** Mounts the sidebar in an open shadow root, in every state, for checks that cannot see into a closed one. */
import { render } from 'preact';
import en from '../../_locales/en/messages.json' with { type: 'json' };
import type { OutlineItem } from '../../src/outline/outline.ts';
import { Sidebar } from '../../src/sidebar/Sidebar.tsx';
import css from '../../src/sidebar/sidebar.css?inline';
import type { Actions, SidebarState } from '../../src/sidebar/state.ts';

const item = (id: number, level: number, parent: number, label: string, opening = ''): OutlineItem => ({
  id,
  level,
  label,
  block: id,
  parent,
  length: level === 1 ? 1200 + id * 300 : 0,
  opening,
});

const full: SidebarState = {
  items: [
    item(0, 1, -1, '在年度工作会议上的讲话稿 篇1'),
    item(1, 2, 0, '一、肯定成绩，坚定信心'),
    item(2, 3, 1, '（一）项目建设有新进展'),
    item(3, 2, 0, '二、正视不足'),
    item(4, 1, -1, '在年度工作会议上的讲话稿 · 2', '同志们，今天我们在这里'),
    item(5, 2, 4, '一、抓质量'),
  ],
  active: 2,
  cleaning: true,
  script: 'original',
  notice: null,
  findings: [
    { id: 'ad:1', kind: 'ad', reason: 'adBox', text: '限时优惠', kept: false },
    { id: 'ad:2', kind: 'ad', reason: 'vip', text: '开通会员', kept: true },
    { id: 'duplicate:9', kind: 'duplicate', reason: 'repeated', text: '同志们', kept: false, alike: 0.98 },
  ],
  dropped: ['filler'],
  keptHere: ['duplicate'],
  contentLanguage: '',
};

const STATES: Record<string, SidebarState> = {
  full,
  'cleaning off': { ...full, cleaning: false },
  'with a notice': { ...full, notice: 'convertFailed', script: 'traditional', contentLanguage: 'zh-Hant' },
  'nothing found': { ...full, items: [], active: -1, findings: [], dropped: [] },
};

const messages = en as Record<string, { message: string }>;
const translate = (key: string, ...parts: (string | number)[]): string =>
  (messages[key]?.message ?? key).replace(/\$(\d)/g, (_all, n) => String(parts[Number(n) - 1]));
const nothing = () => {};
const actions: Actions = {
  jump: nothing,
  jumpToFinding: nothing,
  setCleaning: nothing,
  setScript: nothing,
  keep: nothing,
  keepHere: nothing,
  restorePage: nothing,
  close: nothing,
};

/** Shows one state; `report` opens the report. */
function show(name: string, report: boolean, folded: boolean): void {
  document.querySelector('rostrum-sidebar')?.remove();
  const host = document.createElement('rostrum-sidebar');
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = css;
  const body = document.createElement('div');
  root.append(style, body);
  document.documentElement.append(host);
  render(
    <Sidebar state={STATES[name]!} actions={actions} translate={translate} folded={folded} onFold={nothing} />,
    body,
  );
  if (report) root.querySelector('details')!.open = true;
}

Object.assign(globalThis, { showSidebar: show, sidebarStates: Object.keys(STATES) });
