const captures = (names) => new RegExp(`^utils/captures/(?:${names})\\.ts$`);

/**
 * What `npm run mutate` tries together, that which hurts most when it is wrong first. Small, since what was found is kept
 * only when a room is done. Files in none of them come last.
 */
export const ROOMS = [
  { name: 'planning', files: captures('plan|bisect|backoff|attempt') },
  { name: 'queue', files: captures('queue|lanes|waiting|link-pace') },
  { name: 'sending', files: captures('engine|dispatch|send|recover|faults') },
  { name: 'following', files: captures('follow|attribute|tasks|progress|core|walk|stop|trouble|meta|manage') },
  { name: 'answers', files: /^utils\/memories\/(?:envelope|errors|assumptions|schemas|limits|endpoints|request)\.ts$/ },
  { name: 'calls', files: /^utils\/memories\// },
  { name: 'journal', files: /^utils\/captures\/journal\// },
  { name: 'repair', files: /^utils\/captures\/repair\// },
  { name: 'storage', files: captures('storage|db|clock-set-back|places|ids|keep-copy|make-room') },
  { name: 'saving', files: captures('accept|resolve|destination|folders') },
  { name: 'taking back', files: captures('take-back|delete|resend|imports|import-figures') },
];
