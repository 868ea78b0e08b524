// What our own replicas share. The older replicas carry their helpers in themselves.

const SVG = 'http://www.w3.org/2000/svg';

/** h('a', {href: '/', on: {click}}, 'text', [children]) → element. null and false are left out. */
export function h(tag, attributes, ...children) {
  const isSvg = tag === 'svg' || tag === 'path';
  const element = isSvg ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === false || value == null) continue;
    if (name === 'on') for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    else if (name === 'style') element.style.cssText = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Number.POSITIVE_INFINITY).filter((child) => child != null && child !== false));
  return element;
}

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
export const later = (ms, work) => setTimeout(work, ms);
export const icon = (label) =>
  h(
    'svg',
    { 'aria-label': label, role: 'img', viewBox: '0 0 24 24', width: 24, height: 24 },
    h('path', { d: 'M4 4h16v16H4z' }),
  );

/** What a truth file's `waitFor` looks at. `route` is the site's own router: links never leave the page. */
export const replica = { loads: 0, y: 0, route: null };
window.__replica = replica;

addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  const url = new URL(link.getAttribute('href'), location.href);
  if (url.origin === location.origin) replica.route?.(url, link);
});

/** Calls `load` when the reader nears the end of the page, `times` times at most. */
export function loadOnScroll(load, times = 1) {
  let busy = false;
  addEventListener(
    'scroll',
    () => {
      if (busy || replica.loads >= times || innerHeight + scrollY < document.documentElement.scrollHeight - 60) return;
      busy = true;
      later(150, () => {
        load(replica.loads);
        replica.loads++;
        busy = false;
      });
    },
    { passive: true },
  );
}
