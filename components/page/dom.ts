import { doc } from '../../utils/platforms/doc';
/** Makes an element with attributes and children. Texts become text nodes, so nothing can be markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = doc.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

declare global {
  /** All our hosts, of both scripts that a page gets, in the world of our content scripts, which the page can't see. */
  var memoriesHosts: WeakSet<Node> | undefined;
}

globalThis.memoriesHosts ??= new WeakSet();
const hosts = globalThis.memoriesHosts;

/** What a host holds: one control on a thing of the page, or what stands above the page. */
export type HostKind = 'control' | 'panel';

/** Finds hosts in page order; whoever else has the attribute is none of ours for that. */
export const hostSelector = (kind?: HostKind) => (kind ? `[data-memories=${kind}]` : '[data-memories]');

/**
 * An element to hold a shadow root of ours. A plain one: a page can define every name with a hyphen, also after we
 * used it, and a class of its own would be handed our closed root (`attachInternals().shadowRoot`).
 * Source: HTML, "attachInternals" throws for whatever is no autonomous custom element.
 */
export function makeHost(kind: HostKind): HTMLElement {
  const host = el('span', { 'data-memories': kind });
  hosts.add(host);
  return host;
}

/** Closed, so that the page can neither read nor press what is inside. */
const MODE: ShadowRootMode = 'closed';

/** The shadow root of one of our hosts. `delegatesFocus`: focusing the host focuses what is in it. */
export function openRoot(host: HTMLElement, sheets: readonly CSSStyleSheet[], delegatesFocus = false): ShadowRoot {
  const root = host.attachShadow({ mode: MODE, delegatesFocus });
  root.adoptedStyleSheets = [...sheets];
  return root;
}

/** Whether something is one of our hosts. Asks nothing of it: a form's own names may be taken by its fields. */
export function isOurs(node: EventTarget | null): node is HTMLElement {
  return hosts.has(node as Node);
}

/** What `run` gives, or undefined where it throws: one odd card must not stop the others. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    console.debug('Save to Memories:', error);
    return undefined;
  }
}

/** A style sheet to adopt. */
export function sheet(css: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}
