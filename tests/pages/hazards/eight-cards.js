// Eight cards as the site of the address marks them, for the pages of this folder that show them in odd ways.
const site = location.hostname.split('.')[1];
const twist = location.hash.slice(1);
const PICTURE = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>';

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
const img = (n) => h('img', { src: PICTURE, alt: `Trial ${n}` });
/** Which visit this is, so that each has posts of its own: tests tell it in the address. */
const turn = new URLSearchParams(location.search).get('turn') ?? '';
const id = (n) =>
  ({
    youtube: `trial${turn.padStart(5, '0')}${n}`,
    tiktok: `7600000000000000${(turn || '10').padStart(2, '0')}${n}`,
    instagram: `DTrialPost${turn}${n}`,
  })[site];
const href = (n) =>
  ({ youtube: `/watch?v=${id(n)}`, tiktok: `/@maker${n}/video/${id(n)}`, instagram: `/maker${n}/p/${id(n)}/` })[site];
const cover = (n, more = {}) => h('a', { href: href(n), class: 'cover', ...more }, img(n));
const lines = (n) => [h('h3', {}, h('a', { href: href(n) }, `Trial ${n}`)), h('p', { class: 'by' }, `maker ${n}`)];

/** One card as the site has them. */
const cards = {
  youtube: (n) =>
    h('ytd-rich-item-renderer', { class: 'card', 'data-n': n }, h('div', { class: 'thumb' }, cover(n)), ...lines(n)),
  tiktok: (n) =>
    h(
      'div',
      { class: 'card', 'data-n': n, 'data-e2e': 'explore-item' },
      h('div', { class: 'thumb' }, cover(n)),
      h('p', { class: 'by' }, `maker ${n}`),
    ),
  instagram: (n) =>
    h('div', { class: 'card', 'data-n': n }, h('a', { href: href(n), class: 'cover' }, h('div', {}, img(n)))),
};
/** The same whose link is around all of it. */
const linked = {
  youtube: (n) =>
    h(
      'a',
      { href: href(n), class: 'card', 'data-n': n },
      h('ytd-rich-item-renderer', {}, h('div', { class: 'cover' }, img(n)), h('h3', {}, `Trial ${n}`)),
    ),
  tiktok: (n) =>
    h(
      'a',
      { href: href(n), class: 'card', 'data-n': n },
      h('div', { 'data-e2e': 'explore-item' }, h('div', { class: 'cover' }, img(n)), h('p', {}, `maker ${n}`)),
    ),
  instagram: (n) =>
    h(
      'a',
      { href: href(n), class: 'card', 'data-n': n },
      h('div', { class: 'cover' }, img(n)),
      h('p', {}, `maker ${n}`),
    ),
};
/** Nothing but boxes and links, in no list and with no mark of the site. */
const plain = (n) =>
  h(
    'div',
    { class: 'card', 'data-n': n },
    h('div', {}, cover(n)),
    h('div', {}, h('a', { href: href(n) }, `Trial ${n}`)),
  );

const eight = [1, 2, 3, 4, 5, 6, 7, 8];
const grid = document.querySelector('#grid');
const fill = (card = cards[site]) => grid.append(...eight.map(card));
const style = (css) => document.head.append(h('style', {}, css));

// What the pages' own scripts take from here.
Object.assign(globalThis, { site, twist, h, cover, href, eight, cards, linked, plain, grid, fill, style });
