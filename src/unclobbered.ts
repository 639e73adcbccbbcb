/**
 * Reads elements that a page has made unreadable. A form's fields stand in for the form's own properties
 * (`<input name="parentNode">`), in Chromium for an extension's scripts, too; reading a tree through them leads in
 * circles, or breaks off half-way.
 */

/** What stands in for a form. */
const views = new WeakSet<Node>();

const PAST_FIELDS: ProxyHandler<Node> = {
  get(node, name) {
    const value: unknown = Reflect.get(Object.getPrototypeOf(node), name, node);
    return typeof value === 'function' ? value.bind(node) : value;
  },
  set: (node, name, value) => Reflect.set(Object.getPrototypeOf(node), name, value, node),
};

/**
 * @param name what it gives as its local name, where that has been asked for
 * @returns the node itself; for a form, something that has its properties, to be read and set, and its methods in its stead. The browser's own
 * functions do not take that for the form, nor is it equal to it: keep the node.
 */
export function unclobbered<T extends Node>(node: T, name = (node as Node & { localName?: unknown }).localName): T {
  // Only elements have a name; only a form's can be another thing than text.
  if (name !== 'form' && (name === undefined || typeof name === 'string')) return node;
  if (views.has(node)) return node;
  const view = new Proxy(node, PAST_FIELDS as ProxyHandler<T>);
  views.add(view);
  return view;
}
