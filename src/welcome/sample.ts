/**
 * The sample page: of the extension's own, so that there is something to try it on without any site. Browsers let no
 * content script into such a page: it loads the reader itself.
 */
import { USER_CSS } from '../edits/attribute.ts';
import reader from '../reader.iife.ts?script&iife';

// Nor do they insert rules at user origin here; the page has none of its own that these would have to beat.
const style = document.createElement('style');
style.textContent = USER_CSS;
// The file that is injected into other pages: as a module of this page's own it would be in the package twice.
const script = document.createElement('script');
script.src = `/${reader}`;
document.head.append(style, script);

// The links and the search lead nowhere: there is no such site.
document.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('a')) event.preventDefault();
});
document.addEventListener('submit', (event) => event.preventDefault());
