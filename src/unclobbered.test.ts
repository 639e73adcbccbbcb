import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { unclobbered } from './unclobbered.ts';

const { document } = new JSDOM('<div><form id="f">text<b>b</b></form><p id="p"></p></div>').window;
const [div, form, p] = ['div', 'form', 'p'].map((name) => document.querySelector(name)!) as [Element, Element, Element];
// As browsers do with fields of these names; jsdom does not. test/browser/hostile.test.ts has the real ones.
for (const name of ['parentNode', 'localName', 'childNodes', 'nextSibling', 'getAttribute', 'setAttribute'])
  Object.defineProperty(form, name, { value: document.createElement('input'), configurable: true });

test('a form is read past its fields', () => {
  const own = unclobbered(form);
  expect(own.parentNode).toBe(div);
  expect(own.localName).toBe('form');
  expect([...own.childNodes].slice(0, 2).map((node) => node.textContent)).toEqual(['text', 'b']);
  expect(own.nextSibling).toBe(p);
  expect(own.getAttribute('id')).toBe('f');
  own.setAttribute('lang', 'zh');
  expect(form.outerHTML).toMatch(/^<form id="f" lang="zh">/);
});

test('a property that is set is the form’s own', () => {
  const own = unclobbered(form) as HTMLFormElement;
  own.title = '会议';
  expect(own.getAttribute('title')).toBe('会议');
  own.removeAttribute('title');
});

test('what stands in for a form does so for good', () => {
  const own = unclobbered(form);
  expect(unclobbered(own)).toBe(own);
  expect(unclobbered(own).localName).toBe('form');
});

test('every other node is itself', () => {
  for (const node of [document, p, form.firstChild!]) expect(unclobbered(node)).toBe(node);
});
