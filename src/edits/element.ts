/** Makes the elements that Rostrum puts into a page. */

/** The document that elements are made in, by the page's. */
const made = new WeakMap<Document, Document>();

/**
 * An element of ours. It is made in a document of its own: where the page has a custom element of that name, its script
 * would run before ours, and could reach into the closed shadow root that we attach later.
 */
export function createOwn(document: Document, name: string): HTMLElement {
  let apart = made.get(document);
  if (!apart) {
    apart = document.implementation.createHTMLDocument('');
    made.set(document, apart);
  }
  return apart.createElement(name);
}
