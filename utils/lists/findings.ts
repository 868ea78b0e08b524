import { keyOf, type Target } from '../platforms/index.ts';
import { RANKS, type SectionSpec, sectionFor } from './sections.ts';
import { readText } from './text/read-text.ts';
import type { LeftOut, LeftOutReason, ListItem, ListSection } from './types.ts';

/** More than anybody has; a page holds so many without trouble. */
export const MAX_ITEMS = 500_000;

/** How many examples of each reason are kept, and how long they may be. */
const EXAMPLES = 50;
const EXAMPLE_LENGTH = 200;

/** What a list says of an item; values as they stand in the file. */
export interface Saying {
  title?: unknown;
  author?: unknown;
  addedAt?: unknown;
}

/** Collects what readers find. */
export class Findings {
  readonly #sections = new Map<string, { spec: SectionSpec; items: Map<string, ListItem> }>();
  readonly #leftOut = new Map<LeftOutReason, LeftOut>();
  count = 0;

  constructor(readonly limit = MAX_ITEMS) {}

  /** Takes something up in a section, each thing once. */
  add(section: SectionSpec, target: Target, { title, author, addedAt }: Saying = {}): void {
    const spec = sectionFor(section, target.kind);
    const known = this.#sections.get(spec.id) ?? { spec, items: new Map() };
    this.#sections.set(spec.id, known);
    const key = keyOf(target);
    if (known.items.has(key)) return;
    if (this.count >= this.limit) {
      this.leave('too-many');
      return;
    }
    this.count++;
    const item: ListItem = { ...target };
    const line = oneLine(title);
    if (line && line !== target.url) item.title = line;
    const by = oneLine(author);
    if (by) item.author = by;
    const time = timeOf(addedAt);
    if (time !== undefined) item.addedAt = time;
    known.items.set(key, item);
  }

  /** Reads a text, takes up what it names and counts what it left out (`next`: as in `readText`). Gives whether it named anything. */
  addText(section: SectionSpec, text: string, saying?: Saying, next?: string): boolean {
    const { targets, leftOut } = readText(text, next);
    for (const target of targets) this.add(section, target, saying);
    for (const { reason, url } of leftOut) this.leave(reason, url);
    return targets.length > 0;
  }

  /** Counts something that is not offered, with an example. */
  leave(reason: LeftOutReason, example?: string): void {
    const known = this.#leftOut.get(reason) ?? { reason, count: 0, examples: [] };
    this.#leftOut.set(reason, known);
    known.count++;
    if (example && known.examples.length < EXAMPLES) known.examples.push(example.slice(0, EXAMPLE_LENGTH));
  }

  get sections(): ListSection[] {
    const filled = [...this.#sections.values()].filter(({ items }) => items.size > 0);
    const first = RANKS.find((rank) => filled.some(({ spec }) => spec.rank === rank));
    return filled.map(({ spec: { id, name, rank }, items }) => ({
      id,
      name,
      suggested: rank === first,
      items: [...items.values()],
    }));
  }

  get leftOut(): LeftOut[] {
    return [...this.#leftOut.values()];
  }
}

function oneLine(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.slice(0, 1000).replace(/\s+/g, ' ').trim().slice(0, 200) || undefined;
}

const [EARLIEST, LATEST] = [Date.UTC(2004, 0), Date.UTC(2100, 0)];

/**
 * A time as lists write it, in milliseconds: seconds, milliseconds or microseconds since 1970, ISO, or
 * `2024-12-04 08:44:34` (UTC, as the archives of the sites have it). Undefined for anything else.
 */
export function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'number' || /^\d{9,17}$/.test(String(value)) ? ofNumber(Number(value)) : ofText(value);
  return time !== undefined && time > EARLIEST && time < LATEST ? time : undefined;
}

function ofNumber(number: number): number {
  if (number > 1e14) return Math.round(number / 1000);
  return number > 1e11 ? number : number * 1000;
}

function ofText(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const [, day, time = 'T00:00:00', zone = 'Z'] =
    /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|UTC|[+-]\d\d:?\d\d)?\s*$/.exec(value) ?? [];
  if (!day) return undefined;
  const parsed = Date.parse(`${day}T${time.replace('T', '')}${zone === 'UTC' ? 'Z' : zone}`);
  return Number.isNaN(parsed) ? undefined : parsed;
}
