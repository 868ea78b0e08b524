import { Int64 } from './request';

/**
 * What is assumed of the provider without having been tried against the live service. Each assumption stands here
 * once, with its date and its source, so that a change of theirs is a change of one file of ours. Sources: "v1.2" is
 * the documentation that this project is specified against (read 2026-11-21); "OpenAPI" is the provider's file of
 * 2026-07-31; "client" is the provider's own example client and MCP plugin; the last three were read 2026-11-26.
 *
 * What the limits and paths are stands in `limits.ts` and `endpoints.ts`; what a code means, in `errors.ts`. Two
 * assumptions are nothing but restraint, so no line of code can show them:
 * - A wrong or missing `unique_id` gives empty answers even where there is data (client): *not found* never means lost.
 * - `get_public_video_detail` is missing from the OpenAPI: where it answers 404, the states that the task itself names
 *   are all there is (see `captures/follow`).
 */

/**
 * `0001` means two things. v1.2: a parameter is wrong. Client: a passing fault of the network, asked again three
 * times; and the error page shows it for a wrong path. It is taken for a refusal when its words name what was sent;
 * an address or a field by its name settles it, words of a passing fault come before general ones.
 */
const NAMES_AN_ADDRESS = /https?:\/\/|www\.|\b(video_urls?|video_nos?|username|hash_tags?)\b/i;
const NAMES_A_FIELD =
  /\b(quality|scraper_cnt|callback(_url)?|unique_id|folder_id|task_id|datetime_taken|camera_model|latitude|longitude)\b/i;
const SAYS_PASSING =
  /network|time[ds]?[ -]?out|try again|later|busy|overload|connection|temporar|internal|exception|(system|server|service) (error|fault|is|un)/i;
const NAMES_A_THING =
  /param|argument|field|\burls?\b|\blinks?\b|address|platform|tiktok|youtube|instagram|\bvideos?\b|\bposts?\b|creator|\busers?\b|\btags?\b|hash ?tag|folder/i;

/** In: the words of a `0001`. Out: whether they refuse what was sent; else it is a passing fault. */
export function refusesWhatWasSent(words: string): boolean {
  if (NO_SUCH_PATH.test(words)) return false;
  if (NAMES_AN_ADDRESS.test(words) || NAMES_A_FIELD.test(words)) return true;
  return !SAYS_PASSING.test(words) && NAMES_A_THING.test(words);
}

/** A path that the provider does not serve (any more) is answered with code `0001` and these words. Client, error page. */
export const NO_SUCH_PATH = /no static resource/i;

/**
 * Whether an error says that there is no such path: a bare 404, `0404`, or `0001` with the words above. So `GET /folders`
 * is answered where the API knows no folders.
 */
export function isMissingPath({ code, detail }: { code: string; detail: string }): boolean {
  return code === 'not-found' || NO_SUCH_PATH.test(detail) || /^(HTTP )?404\b/.test(detail);
}

/** Fields that are the same for a whole request: words that name one of these blame no address. v1.2 and OpenAPI. */
export const SHARED_FIELD = /^(?!.*\bvideo_urls?\b).*\b(callback(_url)?|quality|unique_id|scraper_cnt)\b/is;

/** Words by which a folder is refused. OpenAPI: `folder_id` > 0 must exist and belong to the account. */
export const NAMES_A_FOLDER = /folder/i;

/**
 * Folders, OpenAPI: -1 is "Default" (made at first use), -2 the "legacy API folder" (read-only), others are positive.
 * v1.2 has none of it and knows `unique_id`, which the OpenAPI has dropped: while both are in the field both are sent.
 */
export const LEGACY_FOLDER = '-2';

/** A folder's number as the OpenAPI has it: int64. It comes as its digits and must leave as a number, digit for digit. */
export const folderField = (id: string | undefined) => (id === undefined ? undefined : new Int64(id));

/** How long the answer to `GET /folders` counts, ms: folders are made and removed on the provider's own pages too. */
export const FOLDERS_COUNT_FOR_MS = 24 * 60 * 60_000;

/**
 * `quality` is text in the OpenAPI, a number in v1.2's example, and the defaults differ (360, 720). Text is taken by
 * both (a lenient reader of numbers reads digits), and it is always sent, so that no default decides.
 */
export const qualityField = (lines: number | undefined) => (lines === undefined ? undefined : String(lines));

/**
 * What `get_metadata` answers for a video that is gone: an error that refuses the number, "not found", or no data.
 * OpenAPI; `delete_videos` itself answers success for unknown and foreign numbers too, so it proves nothing.
 */
export const GONE_CODES: readonly string[] = ['bad-parameter', 'not-found'];

/**
 * Answers of the calls beyond upload, as the provider's client reads them (client, older pages): names in either
 * style, seconds as texts, and where a list is due sometimes an object that holds it. `BY_CAPTION` answers whole
 * embeddings and is not used.
 */
export const TRANSCRIPT_LISTS = ['transcriptions', 'captions', 'video_captions', 'videoCaptions'] as const;

/** What a search asks for. `top_k` up to 1000: so many answers are more than a person reads. OpenAPI. */
export const SEARCH_LIMITS = { top_k: 40, filtering_level: 'medium' } as const;

/**
 * Prices of v1.2, US$, for estimates and marked as such wherever they are shown: to keep a post of 40 s about 0.004, a
 * search 0.0001, a chat 0.3 per million tokens, of which an answer takes some thousands. No call tells what is left.
 */
export const PRICES = { second: 0.0001, usualSeconds: 40, search: 0.0001, chat: 0.001 } as const;

/** By which word a public search names a site; it takes one at a time. OpenAPI, `search_public`. */
export const PUBLIC_SITES = { tiktok: 'TIKTOK', youtube: 'YOUTUBE', instagram: 'INSTAGRAM' } as const;

/** The last text of a chat that came to its end; any other text that stands alone is an error in words. Client. */
export const CHAT_DONE = 'Done';

/** `video_nos` of a search, OpenAPI; of a chat nothing is said, so that it is held to few. */
export const MAX_CHAT_VIDEOS = 20;
