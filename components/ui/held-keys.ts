/**
 * Has Enter press once however long it is held: its repeats would press what that opened (the first choice of a menu, an
 * answer to a question). Where a text is written it goes on making lines.
 */
export function pressOnce(page: Document): void {
  page.addEventListener(
    'keydown',
    (event) => {
      const isWriting = event.target instanceof HTMLTextAreaElement;
      if (event.repeat && event.key === 'Enter' && !isWriting) event.preventDefault();
    },
    { capture: true },
  );
}
