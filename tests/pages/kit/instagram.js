import { h, icon } from './dom.js';

/** A button of the site: no <button>, its label in the reader's language. */
export const roleButton = (label) =>
  h(
    'div',
    { class: 'x1i10hfl x972fbf', role: 'button', tabindex: '0' },
    h('div', { class: 'x6s0dn4 x78zum5' }, icon(label)),
  );

/** The row of buttons under a post. */
export const actionRow = (labels) =>
  h(
    'section',
    { class: 'x6s0dn4 xrvj5dj x1o61qjw' },
    h(
      'div',
      { class: 'x78zum5' },
      labels.slice(0, -1).map((label) => h('span', { class: 'x1rg5ohu' }, h('div', {}, roleButton(label)))),
    ),
    h('div', { class: 'xjkvuk6' }, roleButton(labels.at(-1))),
  );

export const timeLink = (href) =>
  h(
    'a',
    { class: 'x1i10hfl xjbqb8w', href, role: 'link', tabindex: '0' },
    h('time', { datetime: '2026-07-19T23:41:40.000Z' }, '2 d'),
  );

/** A tile of a grid, in its 2026 form: no `_aagw`, no `_a6hd`. */
export const tile = ({ href, label }) =>
  h(
    'div',
    { class: 'x1lliihq x1n2onr6 xh8yej3' },
    href
      ? h(
          'a',
          { class: 'x1i10hfl xjbqb8w', href, role: 'link', tabindex: '0' },
          h('div', { class: '_aagu' }, h('div', { class: '_aagv' }, h('img', { alt: label }))),
        )
      : h('div', { class: '_aagu' }),
  );
