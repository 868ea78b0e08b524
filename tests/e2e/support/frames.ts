import type { Page } from '@playwright/test';

/** Lets the page live through so many frames. */
export function frames(page: Page, count: number): Promise<void> {
  return page.evaluate(
    (most) =>
      new Promise<void>((resolve) => {
        let left = most;
        const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve());
        next();
      }),
    count,
  );
}
