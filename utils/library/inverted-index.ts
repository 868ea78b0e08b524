/** Where a word stands in one field: the numbers of the documents, rising, and how often it stands in each. */
export interface Places {
  field: number;
  documents: number[];
  times: number[];
}

/** A word of the index; without places when all documents that had it are gone. */
export interface IndexedWord {
  text: string;
  places: Places[];
}

/** From each word to the documents it stands in. A document is a number, and a text a field: words between spaces. */
export class InvertedIndex {
  readonly #words = new Map<string, IndexedWord>();
  /** By their first letter: to go through those of one takes less than a ms, and a new word is simply put behind. */
  readonly #byLetter = new Map<string, IndexedWord[]>();
  /** Different words, by field and document. */
  readonly #lengths: number[][];
  readonly #totals: number[];
  #size = 0;
  #end = 0;

  /** `fields`: how many there are. */
  constructor(fields: number) {
    this.#lengths = Array.from({ length: fields }, () => []);
    this.#totals = Array.from({ length: fields }, () => 0);
  }

  /** How many documents are in it. */
  get size(): number {
    return this.#size;
  }

  /** Above the number of every document that ever was in it. */
  get end(): number {
    return this.#end;
  }

  /** Every word that ever was in it: it never gets smaller. */
  get words(): ReadonlyMap<string, unknown> {
    return this.#words;
  }

  /** Takes in a document, a text a field. Out: its number, higher than all before. */
  add(texts: readonly string[]): number {
    const document = this.#end;
    this.#end += 1;
    this.#size += 1;
    for (const [field, text] of texts.entries()) {
      const counted = countWords(text);
      this.#setLength(field, document, counted.size);
      for (const [word, times] of counted) {
        const places = placesIn(this.#wordOf(word), field);
        places.documents.push(document);
        places.times.push(times);
      }
    }
    return document;
  }

  /** Takes out a document; `texts` as it was added. */
  remove(document: number, texts: readonly string[]): void {
    this.#size -= 1;
    for (const [field, text] of texts.entries()) {
      this.#setLength(field, document, 0);
      for (const word of countWords(text).keys()) {
        const { documents, times } = placesIn(this.#wordOf(word), field);
        const at = placeOf(document, documents);
        documents.splice(at, 1);
        times.splice(at, 1);
      }
    }
  }

  word(text: string): IndexedWord | undefined {
    return this.#words.get(text);
  }

  /** All words that begin so, itself included; `beginning` has at least a letter. */
  wordsFrom(beginning: string): IndexedWord[] {
    return this.#byLetter.get(beginning.charAt(0))?.filter(({ text }) => text.startsWith(beginning)) ?? [];
  }

  /** How many different words each document has in a field, by its number; and how many that are on average. */
  lengths(field: number): { each: readonly number[]; average: number } {
    return { each: this.#lengths[field] ?? [], average: (this.#totals[field] ?? 0) / this.#size };
  }

  #setLength(field: number, document: number, length: number): void {
    const lengths = this.#lengths[field] ?? [];
    this.#totals[field] = (this.#totals[field] ?? 0) + length - (lengths[document] ?? 0);
    lengths[document] = length;
  }

  #wordOf(text: string): IndexedWord {
    const known = this.#words.get(text);
    if (known) return known;
    const word: IndexedWord = { text, places: [] };
    this.#words.set(text, word);
    const letter = text.charAt(0);
    const alike = this.#byLetter.get(letter);
    if (alike) alike.push(word);
    else this.#byLetter.set(letter, [word]);
    return word;
  }
}

function countWords(text: string): Map<string, number> {
  const counted = new Map<string, number>();
  if (text === '') return counted;
  for (const word of text.split(' ')) counted.set(word, (counted.get(word) ?? 0) + 1);
  return counted;
}

/** Where a number stands among rising ones that have it. */
function placeOf(wanted: number, rising: readonly number[]): number {
  let [from, to] = [0, rising.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rising[middle] as number) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

function placesIn(word: IndexedWord, field: number): Places {
  const known = word.places.find((places) => places.field === field);
  if (known) return known;
  const places: Places = { field, documents: [], times: [] };
  word.places.push(places);
  return places;
}
