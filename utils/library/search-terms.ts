/** What stands for itself in some alphabets, and is written with plain letters where those are not at hand. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * Marks that people leave out when they type: accents, the vowels of Arabic and Hebrew, the stretching of Arabic words,
 * and what says how a picture is drawn. Not those that are letters of their own: vowels of Thai and of Indian scripts, the voicing of Japanese kana.
 */
const LEFT_OUT =
  /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]|\ufe0e|\ufe0f/g;

/** A text as it is compared: letter case and accents away, wide and narrow forms the same. Pure. */
export function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(LEFT_OUT, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter] ?? letter);
}

/** Scripts that put no space between words. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u{3099}\u{309a}]+/u;
const RUNS = new RegExp(`${UNSPACED.source}|(?:(?!${UNSPACED.source})[\\p{L}\\p{N}\\p{M}])+`, 'gu');
/** Words of any script, and pictures, which are words of their own. */
const WORDS = /[\p{L}\p{N}\p{M}]+|\p{RI}\p{RI}|\p{Extended_Pictographic}/gu;

/** Whether a word is of a script without spaces, or a picture: few letters of that say much. */
export const isDense = (term: string) => UNSPACED.test(term) || /^[\p{RI}\p{Extended_Pictographic}]/u.test(term);

/**
 * The words of a text as they are looked for. Where no spaces part them, every two letters that stand together are one,
 * so that any part of a sentence is found; a letter alone is the beginning of such a pair. Pure.
 */
export function termsOf(text: string): string[] {
  const words = folded(text).match(WORDS) ?? [];
  return UNSPACED.test(text) ? words.flatMap((word) => (word.match(RUNS) ?? [word]).flatMap(pairsOf)) : words;
}

function pairsOf(run: string): string[] {
  if (!UNSPACED.test(run)) return [run];
  // A letter with its voicing is one.
  const letters = [...run.normalize('NFC')];
  if (letters.length === 1) return letters;
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
}

/** A straight quote behind a letter or a digit is an inch, or the end of another phrase. */
const PHRASE = /(?<![\p{L}\p{N}])"([^"]+)"|[“„]([^“”„]+)[“”]|«([^«»]+)»|»([^«»]+)«|「([^「」]+)」|『([^『』]+)』/gu;

/** What stands in quotes, of any kind: words that are meant as they stand together. Pure. */
export function phrasesIn(words: string): string[] {
  const found = [...words.matchAll(PHRASE)].map((match) => plainText(match.slice(1).find(Boolean) ?? ''));
  return found.filter((phrase) => phrase.trim() !== '');
}

/** A text as one line in which phrases are found, between spaces. Pure. */
export function plainText(text: string): string {
  return ` ${termsOf(text).join(' ')} `;
}
