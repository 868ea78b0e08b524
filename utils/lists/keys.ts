/** Names of fields and columns, as exports and sheets have them. Compared in lower case without spaces and marks. */
export const plainKey = (name: string) => name.toLowerCase().replace(/[\s_\-.:]+/g, '');

/** Where a post's own address stands, the surest first. */
const OWN_ADDRESS = [
  'webpageurl',
  'webvideourl',
  'tiktokurl',
  'posturl',
  'permalink',
  'permalinkurl',
  'expandedurl',
  'titleurl',
  'shareurl',
  'weburl',
  'url',
  'uri',
  'link',
  'videolink',
  'href',
  'originalurl',
  'videourl',
  'adresse',
  'address',
];

/** The place of a field among those that hold a post's own address; -1 for all others. */
export function ownRank(name: string): number {
  return OWN_ADDRESS.indexOf(plainKey(name));
}

const ASIDE_WORDS =
  'annotation|author|avatar|biography|caption|channel|chapter|collectedfrom|comment|cover|creator|description|desc|displayurl|embed|excerpt|favicon|' +
  'feedurl|hashtag|highlight|icon|image|inputurl|mention|music|owner|photo|picture|playlist|preview|profile|referrer|referer|related|' +
  'search|signature|snippet|sound|sourceplatform|sourceurl|subtitle|tagged|tags|thumb|uploader|user|watchposition';
const ASIDE = new RegExp(
  `^(?:${ASIDE_WORDS})|^(?:bio|purpose|topic)$|(?:author|avatar|cover|description|image|profile|thumbnail)(?:url|s)?$`,
);

/** Whether a field is about something beside the post: its owner, its sound, its picture, where it was collected. */
export function isAside(name: string): boolean {
  return ASIDE.test(plainKey(name));
}

/** Whether a field holds the id of a post itself, without an address. */
export function isIdField(name: string): boolean {
  return /^(?:video|(?:youtube|yt|tiktok|aweme)(?:video)?)id$|^shortcode$/.test(plainKey(name));
}

/** Fields with the name of the person who posted. */
export function isHandleField(name: string): boolean {
  return /^(?:user|author|creator|owner)?(?:name|uniqueid|username|handle)$|^(?:author|creator|user|(?:be)?nutzername|usuario|nomdutilisateur|nomeutente)$/.test(
    plainKey(name),
  );
}
const TITLES = /^(?:title|videotitle|name|titel|titre|titolo|titulo|título|text|desc|caption|videodescription)$/;
export const isTitleField = (name: string) => TITLES.test(plainKey(name));

const TIMES =
  /^(?:date|time|timestamp|addedat|dateadded|timeadded|created|createdat|createdate|savedat|timewatched|timeusec|lastaccessed|datum|added|playlistvideocreationtimestamp)$/;
export const isTimeField = (name: string) => TIMES.test(plainKey(name));

/** Fields that can only be about when something was taken up in a list. */
export const isAddedField = (name: string) =>
  /added|saved|watched|liked|accessed|playlistvideocreation/.test(plainKey(name));

/** Fields that count what others did with a post. */
export const COUNT =
  /^(?:digg|like|view|play|share|comment|collect|repost|video(?:view|like|share|comment))s?count$|^(?:likes|views|plays|shares|stats|statistics.*)$/;
