import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformWithOxc } from 'vite';
import { expect, test } from 'vitest';
import { functionNames, withCallsRecorded, withEagerFunctions } from './eager-functions.ts';
import firstCalls from './first-calls.json' with { type: 'json' };
import { withPlainMembers } from './plain-members.ts';

const CODE: Record<string, string> = {
  'functions, before they are written and inside each other': `
    const early = twice(4);
    function twice(n) { return half(n) * 4 }
    function half(n) { const divide = (by) => n / by; return divide(2) }
    result = [early, twice(1), half.name]`,
  'kinds of functions': `
    function* some() { yield* [1, 2].map((n) => n + 1) }
    async function later() { return 5 }
    const list = (...all) => all, nothing = () => ({}), named = function own(n) { return n ? own(n - 1) : 'end' };
    result = [[...some()], typeof later().then, list(1, 2), nothing(), named(3), ((n) => n)(6)]`,
  methods: `
    class A {
      static of(n) { return new A(n) }
      n = 1;
      constructor(n) { this.n = n }
      add(n) { this.n += n; return this }
      async later() { return this.n }
      *each() { yield this.n }
      get double() { return this.twice(this.n) }
      twice(n) { return [n].map((one) => one * this.two())[0] }
      two() { return A.two }
      static two = 2;
    }
    class B extends A { add(n) { return super.add(n + 1) } say() { return 'B' + this.n } }
    result = [A.of(3).add(1).double, [...new B(1).add(1).each()], new B(2).say(), typeof A.of(1).later().then]`,
  'what looks like a method': `
    const o = { n: 2, go() { return this.n }, get one() { return 1 }, f: (x) => x, g: function () { return this.n } };
    const K = class { go(n) { function inner() { return n } return inner() } };
    result = [o.go(), o.one, o.f(3), o.g(), new K().go(4)]`,
  'default values and what is called where it stands': `
    const f = (n, g = () => n) => { const o = (() => { let i = 0; return { next: () => ++i } })(); o.next(); return g() + o.next() };
    result = [f(1), (function () { return 7 })()]`,
};

const resultOf = (code: string): unknown => new Function(`let result; ${code}; return result`)();
const all = (code: string): Set<string> => new Set(functionNames(code));

test.each(Object.entries(CODE))('the same comes out: %s', (_what, code) => {
  const eager = withEagerFunctions(code, all(code));
  expect(eager).not.toBe(code);
  expect(resultOf(eager)).toEqual(resultOf(code));
  // Each function by itself, too: what stands in another one goes with it, or without it.
  for (const name of all(code)) expect(resultOf(withEagerFunctions(code, new Set([name])))).toEqual(resultOf(code));
});

test('only what is named is written otherwise', () => {
  const code = 'function a() { return 1 }\nexport function b() { return () => 2 }\nclass C { d() {} static e() {} }';
  expect(withEagerFunctions(code, new Set())).toBe(code);
  expect(withEagerFunctions(code, new Set(['a']))).toMatch(/^var a = \(function a\(\) \{ return 1 \}\);\n/);
  expect(withEagerFunctions(code, new Set(['b', 'b/1']))).toMatch(
    /^export var b = \(function b\(\) \{ return \(\(\) => 2\) \}\);\n/,
  );
  expect(withEagerFunctions(code, new Set(['C.d', 'C.e']))).toContain(
    'class C {static { this.prototype.d = (function () {}); this.e = (function () {}); }',
  );
});

test('functions are named by where they stand', () => {
  const code = `function a() { const b = () => {}; c(() => {}, () => ({ d: () => {} })) }
    export class E { f() { return () => {} } static g() {} get h() { return 1 } constructor() {} async i() {} }`;
  expect(functionNames(code)).toEqual(['a', 'a/b', 'a/1', 'a/2', 'a/2/d', 'E.f', 'E.f/1', 'E.g', 'E.i']);
});

test('what is called is written down', () => {
  const code =
    'function a() { return [1].map((n) => n + 1) } class B { c() { return 2 } d() {} } result = [a(), new B().c()]';
  const called: string[] = [];
  const run = new Function('note', `let result; ${withCallsRecorded(code, 'm#', 'note')}; return result`);
  expect(run((name: string) => called.push(name))).toEqual([[2], 2]);
  expect(called).toEqual(['m#a', 'm#a/1', 'm#B.c']);
});

test.each(Object.entries(firstCalls))('the functions listed of %s are there', async (file, names) => {
  const path = join(import.meta.dirname, '..', file);
  const { code } = await transformWithOxc(readFileSync(path, 'utf8'), path);
  expect(functionNames(withPlainMembers(code))).toEqual(expect.arrayContaining(names));
});
