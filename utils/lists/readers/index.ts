import { anyJson } from './any-json.ts';
import { chats } from './chats.ts';
import { datedLinks } from './dated-links.ts';
import { idList } from './id-list.ts';
import { instagramJson } from './instagram.ts';
import { instagramPages } from './instagram-pages.ts';
import { onetab } from './onetab.ts';
import { anyHtml, bookmarks, feed } from './pages.ts';
import type { Reader } from './reader.ts';
import { table } from './table.ts';
import { takeoutHtml, takeoutJson, youtubeApi } from './takeout.ts';
import { telegram } from './telegram.ts';
import { textMessages } from './text-messages.ts';
import { anyText, mail } from './texts.ts';
import { tiktokJson } from './tiktok.ts';
import { ytdlpArchive, ytdlpBatch } from './ytdlp.ts';
import { zeeschuimer } from './zeeschuimer.ts';

/** Every format we know: the first that fits reads. Those that read anything of a kind come last. */
export const readers: readonly Reader[] = [
  zeeschuimer,
  tiktokJson,
  takeoutJson,
  youtubeApi,
  instagramJson,
  telegram,
  chats,
  anyJson,
  textMessages,
  takeoutHtml,
  instagramPages,
  bookmarks,
  feed,
  mail,
  anyHtml,
  datedLinks,
  ytdlpArchive,
  ytdlpBatch,
  idList,
  onetab,
  table,
  anyText,
];
