import { type OwnPage, PageLinks } from './page-links';

/** What begins each page that fills a tab: its name, and the ways to the others. */
export function PageHeader({ title, here }: { title: string; here: OwnPage }) {
  return (
    <header class="row between page-header">
      <h1 class="brand">
        <img src="/icon/icon.svg" alt="" width={28} height={28} />
        {title}
      </h1>
      <PageLinks here={here} />
    </header>
  );
}
