const captures = (names) => new RegExp(`^utils/captures/(?:${names})\\.ts$`);

/**
 * What `npm run mutate` tries together, that which hurts most when it is wrong first. What was found is kept when a room
 * is done. Files in none of them come last.
 */
export const ROOMS = [
  { name: 'planning', files: captures('plan|bisect|backoff|attempt|queue|lanes|waiting|link-pace') },
  {
    name: 'sending',
    files: captures('engine|dispatch|send|recover|faults|follow|attribute|tasks|progress|stop|trouble|meta|manage'),
  },
  { name: 'copies', files: /^utils\/captures\/(?:(?:journal|repair)\/|storage|keep-copy|places|make-room)/ },
  { name: 'memories', files: /^utils\/memories\// },
];
