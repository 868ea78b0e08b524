/** Entities that stand in or around addresses; others are left as they are. */
const ENTITIES: Record<string, string> = {
  bdquo: '„',
  bull: '•',
  emsp: '\u2003',
  ensp: '\u2002',
  laquo: '«',
  ldquo: '“',
  lsaquo: '‹',
  lsquo: '‘',
  mdash: '—',
  middot: '·',
  ndash: '–',
  raquo: '»',
  rarr: '→',
  rdquo: '”',
  rsaquo: '›',
  rsquo: '’',
  sbquo: '‚',
  thinsp: '\u2009',
  verbar: '|',
  amp: '&',
  apos: "'",
  colon: ':',
  commat: '@',
  equals: '=',
  gt: '>',
  hellip: '…',
  lowbar: '_',
  lt: '<',
  nbsp: '\u00a0',
  period: '.',
  quest: '?',
  quot: '"',
  sol: '/',
};

/** `&amp;`, and escaped once more `&amp;amp;`: pages quote pages. */
const ENTITY = /&(?:amp;){0,2}(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi;

/** `\u003d`, `\x3d`, `\n`, and a backslash before a mark of ASCII (`\/`, `\"`, `\_`), escaped up to three times. */
const ESCAPE = /\\{1,3}(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([nrt])(?![\w.]*\\)|([!-/:-@[\]^_`{-~]))/gi;

/**
 * A text without what other programs put into it: JSON and Markdown escapes, HTML entities, quoted-printable, the
 * NULs of UTF-16 read as bytes. Nothing else is changed. Linear in the length of the text.
 */
export function plainText(text: string): string {
  let plain = isHalfNul(text) ? text.replaceAll('\0', '') : text;
  if (OTHER_LINE_END.test(plain)) plain = plain.replace(OTHER_LINE_ENDS, '\n');
  if (isQuotedPrintable(plain)) plain = decodeQuotedPrintable(plain);
  if (plain.includes('\\')) plain = plain.replace(ESCAPE, unescaped);
  if (plain.includes('&')) plain = plain.replace(ENTITY, entity);
  return plain;
}

/** What ends a line for Unicode, besides LF and CR LF. */
const OTHER_LINE_END = /[\v\f\u0085\u2028\u2029]|\r(?!\n)/;
const OTHER_LINE_ENDS = new RegExp(OTHER_LINE_END, 'g');

function isHalfNul(text: string): boolean {
  const head = text.slice(0, 200);
  return head.includes('\0') && head.split('\0').length * 3 > head.length;
}

function unescaped(_: string, u?: string, x?: string, space?: string, mark?: string): string {
  if (space) return '\n';
  return mark ?? String.fromCharCode(Number.parseInt(u ?? x ?? '', 16));
}

function entity(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Whether a text is a mail or a saved page as it was sent: it says so, or lines end in `=` where `=` is `=3D`. */
export function isQuotedPrintable(text: string): boolean {
  if (!text.includes('=')) return false;
  if (/^content-transfer-encoding:[ \t]*quoted-printable/im.test(text)) return true;
  return text.includes('=3D') && /=\r?\n/.test(text);
}

export function decodeQuotedPrintable(text: string): string {
  const joined = text.replace(/=\r?\n/g, '');
  return joined.replace(/(?:=[0-9a-f]{2})+/gi, (run) => {
    const bytes = run.slice(1).split('=');
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
  });
}
