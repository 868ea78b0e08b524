import type { Plugin } from 'vite';

/**
 * Leaves the examples of the URL tables out of scripts that run in pages: they are there for readers and tests, and
 * every page that is opened would load them.
 */
export function dropExamples(): Plugin {
  return {
    name: 'drop-examples',
    enforce: 'post',
    transform(code, id) {
      if (!id.includes('/utils/platforms/')) return null;
      const spans: { start: number; end: number }[] = [];
      find(this.parse(code), (node) => {
        if (node.type === 'Property' && node.key?.name === 'examples' && node.value) spans.push(node.value);
      });
      let short = code;
      for (const { start, end } of spans.reverse()) short = `${short.slice(0, start)}{}${short.slice(end)}`;
      return { code: short, map: null };
    },
  };
}

interface Node {
  type?: string;
  start: number;
  end: number;
  key?: { name?: string };
  value?: Node;
}

/** Visits every node of a syntax tree. */
function find(node: unknown, visit: (node: Node) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node) visit(node as Node);
  for (const child of Object.values(node)) find(child, visit);
}
