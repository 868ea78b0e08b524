const DAY_MS = 24 * 3_600_000;
const day = (n: number) => new Date(Date.UTC(2026, 5, 1) + n * DAY_MS).toISOString().slice(0, 19).replace('T', ' ');
const links = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    date: day(n),
    link: `https://www.tiktokv.com/share/video/74000000000000${String(from + n).padStart(5, '0')}/`,
  }));

/** What a site hands out on request, of somebody who likes and watches much: how it is read is the picture. */
export const LIST = {
  name: 'user_data_tiktok.json',
  buffer: Buffer.from(
    JSON.stringify({
      'Likes and Favorites': {
        'Like List': { ItemFavoriteList: links(0, 412) },
        'Favorite Videos': { FavoriteVideoList: links(500, 96).map(({ date, link }) => ({ Date: date, Link: link })) },
      },
      'Your Activity': {
        'Watch History': { VideoList: links(1000, 1840).map(({ date, link }) => ({ Date: date, Link: link })) },
      },
    }),
  ),
};
