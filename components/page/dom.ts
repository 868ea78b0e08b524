/** Makes an element with attributes and children. Texts become text nodes, so nothing can be markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The elements that hold our shadow roots; named in the surface that tests and people rely on. */
export const CONTROL_TAG = 'memories-save';
export const PANEL_TAG = 'memories-panel';

/** Closed, so that the page can neither read nor press what is inside. */
const MODE: ShadowRootMode = 'closed';

/** The shadow root of one of our hosts. `delegatesFocus`: focusing the host focuses what is in it. */
export function openRoot(host: HTMLElement, sheets: readonly CSSStyleSheet[], delegatesFocus = false): ShadowRoot {
  const root = host.attachShadow({ mode: MODE, delegatesFocus });
  root.adoptedStyleSheets = [...sheets];
  return root;
}

/** Whether a node is one of our hosts. */
export function isOurs(node: Node): boolean {
  return node.nodeName === CONTROL_TAG.toUpperCase() || node.nodeName === PANEL_TAG.toUpperCase();
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
