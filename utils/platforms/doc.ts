/**
 * The document, asked as its prototype has it. A page's forms and images come before that by their names, for us too:
 * after `<img name="body">` an image is what `document.body` is. Where a node is wanted, give `document` itself.
 * Source: HTML, "named elements of a Document", `LegacyOverrideBuiltIns`.
 */
export const doc: Document = new Proxy({} as Document, {
  get(_, name) {
    const value = Reflect.get(HTMLDocument.prototype, name, document);
    return typeof value === 'function' ? value.bind(document) : value;
  },
});
