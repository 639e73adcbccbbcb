/**
 * Has V8 compile functions at once, as it reads the script, instead of when they are first called.
 *
 * A function is else read twice, at a glance with the script and all of it at its first call: in a script that runs once,
 * that is a good part of all its time. V8 takes a function expression in brackets for one that is called at once, and
 * compiles it with the code around it (parser-base.h, `set_next_function_is_likely_called`). So what is known to be
 * called when a page is opened is written so: a function as a variable, a method as what a static block gives the class.
 * Minifiers keep such brackets.
 */
import { parseAst } from 'vite';
import { apply, type Edit, type Node, walk } from './edit-code.ts';

interface Func extends Node {
  async: boolean;
  generator: boolean;
  id: { name: string } | null;
  params: Node[];
  body: Node;
}
interface Method extends Node {
  kind: string;
  static: boolean;
  computed: boolean;
  key: Node;
  value: Func;
}

/** A function of a module that can be compiled at once. */
interface Named {
  /** Where it stands: `readSteps`, `Rows.show`; inside another one `readSteps/flush`, without a name by its place: `readSteps/1`. */
  name: string;
  func: Func;
  /** The statement or member that it is; null: an expression. */
  whole: Node | null;
  /** The class's body, where it is a method. */
  classBody: Node | null;
}

/** All functions of a module that can be compiled at once, the outer ones first. */
function namedFunctions(code: string): Named[] {
  const found: Named[] = [];
  /** How many functions without a name stand in each. */
  const nameless = new Map<string, number>();

  const visit = (node: unknown, around: string, own: string | null): void => {
    if (Array.isArray(node)) {
      for (const one of node) visit(one, around, null);
      return;
    }
    if (typeof node !== 'object' || node === null) return;
    const one = node as Node;
    switch (one.type) {
      case 'ClassDeclaration':
      case 'ClassExpression':
        visitClass(one, around, own);
        return;
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        visitFunction(one as Func, around, own);
        return;
      case 'FunctionDeclaration': {
        // It is there before its line is come to, which a variable is not: it stays as it is.
        const func = one as Func;
        visit(func.body, within(around, func.id?.name ?? ''), null);
        return;
      }
      case 'VariableDeclarator':
        visit(one.init, around, (one.id as { name?: string }).name ?? null);
        return;
      case 'Property': {
        const { key, value, method, kind } = one as Node & { key: { name?: string }; value: Func };
        if (method || kind !== 'init') visit(value.body, within(around, key.name ?? ''), null);
        else visit(value, around, key.name ?? null);
        return;
      }
      default:
        for (const value of Object.values(one)) visit(value, around, null);
    }
  };
  const visitFunction = (func: Func, around: string, own: string | null): void => {
    let name = own;
    if (name === null) {
      name = String((nameless.get(around) ?? 0) + 1);
      nameless.set(around, Number(name));
    }
    const path = within(around, name);
    // Brackets around an asynchronous arrow function say nothing to V8.
    if (func.type === 'FunctionExpression' || !func.async)
      found.push({ name: path, func, whole: null, classBody: null });
    visit([...func.params, func.body], path, null);
  };
  const visitClass = (node: Node, around: string, own: string | null): void => {
    const { id, body } = node as Node & { id: { name: string } | null; body: Node & { body: Node[] } };
    const path = within(around, id?.name ?? own ?? 'class');
    for (const member of body.body) {
      const method = member as Method;
      if (member.type !== 'MethodDefinition') {
        visit(member.value ?? member.body, path, null);
        continue;
      }
      const name = `${path}.${code.slice(method.key.start, method.key.end)}`;
      // Accessors and constructors cannot be given to a class behind its body, nor what names its parent.
      const isPlain = method.kind === 'method' && method.key.type === 'Identifier' && !method.computed;
      if (isPlain && around === '' && !namesParent(method.value))
        found.push({ name, func: method.value, whole: method, classBody: body });
      visit([...method.value.params, method.value.body], name, null);
    }
  };

  for (const statement of parseAst(code).body as unknown as Node[]) {
    const inner = statement.type === 'ExportNamedDeclaration' ? (statement.declaration as Node | null) : statement;
    const func = inner as Func | null;
    if (func?.type === 'FunctionDeclaration' && func.id) {
      found.push({ name: func.id.name, func, whole: statement, classBody: null });
      visit([...func.params, func.body], func.id.name, null);
    } else visit(statement, '', null);
  }
  return found;
}

const within = (around: string, name: string): string => (around ? `${around}/${name}` : name);

function namesParent(func: Func): boolean {
  let found = false;
  walk(func, ({ type }) => {
    if (type === 'Super') found = true;
  });
  return found;
}

/** The names by which `withEagerFunctions` knows a module's functions. */
export const functionNames = (code: string): string[] => namedFunctions(code).map(({ name }) => name);

/**
 * @param code a module, without private methods (`plain-members.ts`)
 * @param names of the functions that are to be compiled at once
 */
export function withEagerFunctions(code: string, names: ReadonlySet<string>): string {
  const chosen = namedFunctions(code).filter(({ name }) => names.has(name));
  let edits: Edit[] = [];
  /** What stands in front of all else in the module, and in each class. */
  const first: string[] = [];
  const given = new Map<Node, string[]>();
  // Inner ones first: an outer one takes them along to where it goes.
  for (const { func, whole, classBody } of chosen.reverse()) {
    if (!whole) {
      edits.push([func.start, func.start, '('], [func.end, func.end, ')']);
      continue;
    }
    const kind = `${func.async ? 'async ' : ''}function${func.generator ? '*' : ''}`;
    if (classBody) {
      const { key, static: isStatic } = whole as Method;
      const owner = isStatic ? 'this' : 'this.prototype';
      const text = `${owner}.${code.slice(key.start, key.end)} = (${kind} ${apply(code, edits, func.start, func.end)});`;
      given.set(classBody, [text, ...(given.get(classBody) ?? [])]);
    } else {
      const exported = whole.type === 'ExportNamedDeclaration' ? 'export ' : '';
      first.unshift(`${exported}var ${func.id!.name} = (${apply(code, edits, func.start, func.end)});\n`);
    }
    edits = edits.filter(([from, to]) => from < whole.start || to > whole.end);
    edits.push([whole.start, whole.end, '']);
  }
  for (const [body, texts] of given) edits.push([body.start + 1, body.start + 1, `static { ${texts.join(' ')} }`]);
  return first.join('') + apply(code, edits);
}

/** The module with each of these functions calling `recorder` with `prefix` and its name when it is called. */
export function withCallsRecorded(code: string, prefix: string, recorder: string): string {
  const edits: Edit[] = [];
  for (const { name, func } of namedFunctions(code)) {
    const call = `${recorder}(${JSON.stringify(prefix + name)})`;
    const { body } = func;
    if (body.type === 'BlockStatement') edits.push([body.start + 1, body.start + 1, `${call};`]);
    else edits.push([body.start, body.start, `(${call}, `], [body.end, body.end, ')']);
  }
  return apply(code, edits);
}
