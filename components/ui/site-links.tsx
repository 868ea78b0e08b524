const SITES = [
  ['tiktok', 'note', 'TikTok', 'https://www.tiktok.com/'],
  ['youtube', 'play', 'YouTube', 'https://www.youtube.com/'],
  ['instagram', 'camera', 'Instagram', 'https://www.instagram.com/'],
] as const;

/** The ways to the three sites, each in a tab of its own. */
export function SiteLinks() {
  return (
    <div class="row site-links">
      {SITES.map(([site, sign, name, url]) => (
        <a key={site} class="button" href={url} target="_blank" rel="noreferrer">
          <span class="thumb" data-site={site} data-icon={sign} />
          {name}
        </a>
      ))}
    </div>
  );
}
