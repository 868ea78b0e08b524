export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export type JsonObject = { [key: string]: JsonValue | undefined };

/** The objects around a value, from the outermost in, each with the key under which the way goes on. */
export type Trail = readonly { key: string; holder: JsonObject }[];

interface Listener {
  /** A value at the top, or (`isElement`) one of a long array, which is not kept. */
  value(value: JsonValue, trail: Trail, isElement: boolean): void;
  /** The text is no JSON from this place on. */
  broken(place: string): void;
}

/** An array that grows longer than this is handed out element by element, so that memory stays small. */
const LONG = 200;
/** No text of a list is longer. Characters. */
const MAX_TOKEN = 16_000_000;

interface Frame {
  value: JsonValue[] | JsonObject;
  key: string;
  isLong: boolean;
}

/**
 * Reads JSON, JSON lines, or values one after the other, portion by portion. Numbers of more than 15 digits stay
 * texts, since they are ids. Where the text breaks, what was read so far is handed out; JSON lines go on with the
 * next line.
 */
export class JsonReader {
  readonly #to: Listener;
  readonly #stack: Frame[] = [];
  #expects: 'value' | 'key' | 'colon' | 'next' | 'nothing' = 'value';
  #mayClose = false;
  #text = '';
  #scanned = 0;
  #line = 1;
  #column = 1;
  #skipsLine = false;
  #isBroken = false;
  /** How many values at the top came to their end. */
  #values = 0;

  constructor(to: Listener) {
    this.#to = to;
  }

  write(text: string, isLast = false): void {
    this.#text += text;
    let at = 0;
    while (!this.#isBroken) {
      if (this.#skipsLine) {
        const end = this.#text.indexOf('\n', at);
        if (end < 0) {
          at = this.#text.length;
          break;
        }
        at = end + 1;
        this.#skipsLine = false;
      }
      const next = this.#token(at, isLast);
      if (next < 0) break;
      at = next;
    }
    if (this.#isBroken) at = this.#text.length;
    this.#count(at);
    this.#text = this.#text.slice(at);
    this.#scanned = Math.max(0, this.#scanned - at);
  }

  end(): void {
    this.write('', true);
    if (this.#isBroken) return;
    if (this.#stack.length > 0 || this.#text.trim()) this.#break(0, true);
  }

  /** Reads the token at `at`; gives where the next begins, or -1 when it has to wait for more text. */
  #token(from: number, isLast: boolean): number {
    let at = from;
    while (isSpace(this.#text.charCodeAt(at))) at++;
    const mark = this.#text[at];
    if (mark === undefined) {
      this.#scanned = 0;
      return at > from ? at : -1;
    }
    if (mark === '"') return this.#string(at, isLast);
    if (this.#punctuation(mark)) return at + 1;
    return this.#expects === 'value' ? this.#literal(at, isLast) : this.#break(at);
  }

  #punctuation(mark: string): boolean {
    const top = this.#stack.at(-1);
    if (mark === ',' && (this.#expects === 'next' || !top)) {
      if (top) this.#expects = Array.isArray(top.value) ? 'value' : 'key';
      this.#mayClose = true; // A comma before the end is a slip of many a program.
    } else if (mark === ':' && this.#expects === 'colon') this.#expects = 'value';
    else if ((mark === '{' || mark === '[') && this.#expects === 'value') {
      this.#stack.push({ value: mark === '{' ? {} : [], key: '', isLong: false });
      this.#expects = mark === '{' ? 'key' : 'value';
      this.#mayClose = true;
    } else if ((mark === '}' || mark === ']') && top && Array.isArray(top.value) === (mark === ']')) {
      const mayClose = this.#expects === 'next' || (this.#mayClose && this.#expects !== 'colon');
      if (!mayClose) return false;
      this.#stack.pop();
      this.#put(top.isLong ? [] : top.value);
    } else return false;
    return true;
  }

  #string(at: number, isLast: boolean): number {
    let end = Math.max(at + 1, this.#scanned);
    let code = this.#text.charCodeAt(end);
    while (end < this.#text.length && code !== 0x22) {
      end += code === 0x5c ? 2 : 1;
      code = this.#text.charCodeAt(end);
    }
    if (end >= this.#text.length) {
      this.#scanned = Math.min(end, this.#text.length + 1);
      return isLast || end - at > MAX_TOKEN ? this.#break(at, isLast) : -1;
    }
    this.#scanned = 0;
    const text = unquoted(this.#text.slice(at, end + 1));
    if (this.#expects === 'key') {
      const top = this.#stack.at(-1);
      if (top) top.key = text;
      this.#expects = 'colon';
    } else if (this.#expects === 'value') this.#put(text);
    else return this.#break(at);
    return end + 1;
  }

  #literal(at: number, isLast: boolean): number {
    LITERAL.lastIndex = at;
    const word = LITERAL.exec(this.#text)?.[0];
    if (!word) return this.#break(at);
    if (at + word.length === this.#text.length && !isLast) return -1;
    if (word in WORDS) this.#put(WORDS[word] ?? null);
    else if (NUMBER.test(word)) this.#put(/^-?\d{16,}$/.test(word) ? word : Number(word));
    else return this.#break(at);
    return at + word.length;
  }

  #put(value: JsonValue): void {
    this.#expects = 'next';
    this.#mayClose = false;
    const top = this.#stack.at(-1);
    if (!top) {
      this.#expects = 'value';
      this.#values++;
      this.#to.value(value, [], false);
    } else if (!Array.isArray(top.value)) {
      Object.defineProperty(top.value, top.key, { value, enumerable: true, configurable: true, writable: true });
    } else if (top.isLong) {
      this.#to.value(value, this.#trail(), true);
    } else if (top.value.push(value) > LONG) {
      const trail = this.#trail();
      for (const element of top.value) this.#to.value(element, trail, true);
      top.value.length = 0;
      top.isLong = true;
    }
  }

  #trail(): Trail {
    return this.#stack.flatMap(({ value, key }) => (Array.isArray(value) ? [] : [{ key, holder: value }]));
  }

  /** Hands out what is open, and goes on with the next line or not at all. */
  #break(at: number, isEnd = false): number {
    this.#count(at);
    this.#to.broken(isEnd ? '' : `line ${this.#line}, column ${this.#column}`);
    this.#uncount(at);
    while (this.#stack.length > 0) {
      const open = this.#stack.pop();
      if (open) this.#put(open.isLong ? [] : open.value);
    }
    this.#expects = 'value';
    this.#scanned = 0;
    if (isEnd || !(this.#values > 1 || /\n[[{]/.test(this.#text.slice(at)))) this.#isBroken = true;
    else this.#skipsLine = true;
    return at;
  }

  #counted = 0;

  #count(to: number): void {
    for (let i = this.#counted; i < to; i++) {
      if (this.#text.charCodeAt(i) === 10) {
        this.#line++;
        this.#column = 1;
      } else this.#column++;
    }
    this.#counted = 0;
  }

  #uncount(at: number): void {
    this.#counted = at;
  }
}

const LITERAL = /[\w.+-]{1,64}/y;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const WORDS: Record<string, JsonValue> = { true: true, false: false, null: null, NaN: null, undefined: null };

/** White space, and what stands between values at the top of files that are nearly JSON: a mark of Unicode, `;`. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xfeff || code === 0x3b;
}

/** The text of a JSON string; line ends within it, which JSON forbids, are let pass. */
function unquoted(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return JSON.parse(quoted.replace(/[\n\r\t]/g, ' ')) as string;
  } catch {
    return quoted.slice(1, -1);
  }
}
