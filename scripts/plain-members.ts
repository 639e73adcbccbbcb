/**
 * Makes a script's or a module's private names plain ones, and sets its classes' fields by a method of theirs.
 *
 * To set fields, V8 reads the whole class a second time, every method in it, when the first object is made; and before code
 * is warm, to look up a private name takes longer than a plain one. A page's first script is hardly ever warm. What is
 * private TypeScript has checked by then, and the page cannot reach into the world that the script runs in.
 */
import { parseAst } from 'vite';
import { apply, type Edit, type Node, walk } from './edit-code.ts';

/**
 * @param code a script or a module, TypeScript taken out
 * @throws where a class has what this does not know of: fields in one that extends another, a private name before `in`
 */
export function withPlainMembers(code: string): string {
  const names = new Set<string>();
  const privates = new Set<string>();
  const root = parseAst(code).body as unknown;
  walk(root, (node) => {
    if (node.type === 'Identifier') names.add(node.name as string);
    else if (node.type === 'PrivateIdentifier') privates.add(node.name as string);
  });
  const setter = 'setFields';
  let prefix = '_';
  while ([...privates, setter].some((name) => names.has(prefix + name))) prefix += '_';

  const renamed: Edit[] = [];
  const classes: Node[] = [];
  walk(root, (node) => {
    if (node.type === 'PrivateIdentifier') {
      // The mark also kept the name apart from a keyword in front of it: `async#name`.
      const space = /\w/.test(code[node.start - 1] ?? '') ? ' ' : '';
      renamed.push([node.start, node.end, `${space}${prefix}${node.name}`]);
    } else if (node.type === 'BinaryExpression' && (node.left as Node).type === 'PrivateIdentifier')
      throw new Error('A private name is looked for by `in`.');
    else if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') classes.push(node);
  });
  let edits = renamed;
  // Inner ones first: a field of an outer one may hold one.
  for (const node of classes.reverse()) edits = withoutFields(node, code, edits, prefix + setter);
  return apply(code, edits, 0, code.length);
}

/** @returns the edits with those that take a class's fields out of its body */
function withoutFields(node: Node, code: string, edits: readonly Edit[], setter: string): Edit[] {
  const { body, start, end } = node.body as Node & { body: Node[] };
  const fields = body.filter((member) => member.type === 'PropertyDefinition' && !member.static);
  if (!fields.length) return [...edits];
  if (node.superClass || fields.some((field) => field.computed))
    throw new Error('A class has fields that cannot be set by a method of its own.');
  const set = fields.map((field) => {
    const { value, key } = field as Node & { value: Node | null; key: Node };
    // A name that is not written yet says undefined, as a field does that begins with nothing.
    if (!value) return '';
    const name = apply(code, edits, key.start, key.end).trim();
    const member = key.type === 'Literal' ? `[${name}]` : `.${name}`;
    return `this${member}=${apply(code, edits, value.start, value.end)};`;
  });
  const left = edits.filter(([from]) => !fields.some((field) => from >= field.start && from < field.end));
  for (const field of fields) left.push([field.start, field.end, '']);
  const setting = set.join('');
  if (!setting) return left;
  const own = body.find((one) => one.kind === 'constructor');
  if (own) {
    const at = ((own.value as Node).body as Node).start + 1;
    left.push([at, at, `this.${setter}();`], [end - 1, end - 1, `${setter}(){${setting}}`]);
  } else left.push([start + 1, start + 1, `constructor(){${setting}}`]);
  return left;
}
