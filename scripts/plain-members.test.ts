import { expect, test } from 'vitest';
import { withPlainMembers } from './plain-members.ts';

/** As built scripts are: one function that is called at once. */
const scriptOf = (body: string): string => `(()=>{${body}})()`;
/** What a script gives, before and after. */
const both = (code: string): unknown[] => [code, withPlainMembers(code)].map((one) => new Function(`return ${one}`)());

const CASES: Record<string, string> = {
  'fields, methods and getters': `
    const a=5;
    class A{#n=a;#list=[];last;constructor(a){this.#list.push(a);this.last=a}add(x){this.#put(x);return this}
    #put(x){this.#list.push(x);this.#n++}get#twice(){return this.#n*2}get said(){return[this.#n,this.#twice,...this.#list,this.last]}}
    return new A(7).add(1).said`,
  'no constructor': 'class A{#f=()=>this.#n;#n=3;say(){return this.#f()}}return new A().say()',
  'async methods':
    'class A{async#later(){return 1}static#one=4;static get one(){return A.#one}go(){return typeof this.#later}}return [new A().go(),A.one]',
  'a class in a field of another':
    'class A{#B=class{#n=2;get n(){return this.#n}};get n(){return new this.#B().n}}return new A().n',
  'optional chains': 'class A{#n=9;static of(a){return a?.#n}}return [A.of(new A()),A.of(null)]',
  'a name that is taken': 'class A{#n=1;_n=2;setFields(){return this.#n+this._n}}return new A().setFields()',
  'quoted and numbered fields': 'class A{"a b"=1;3=2}const a=new A();return [a["a b"],a[3]]',
};

test.each(Object.entries(CASES))('a script does the same: %s', (_name, code) => {
  const [before, after] = both(scriptOf(code));
  expect(before).toBeDefined();
  expect(after).toEqual(before);
});

test('no field and no private name is left', () => {
  for (const code of Object.values(CASES)) {
    const plain = withPlainMembers(scriptOf(code));
    expect(plain).not.toMatch(/#[a-z]/i);
    expect(plain).not.toMatch(/class[^{]*\{[^(]*=/);
  }
});

test.each([
  ['fields of a class that extends another', 'class A{}class B extends A{n=1}'],
  ['a private name before `in`', 'class A{#n=1;static is(a){return #n in a}}'],
])('says what it cannot do: %s', (_name, code) => {
  expect(() => withPlainMembers(scriptOf(code))).toThrow();
});
