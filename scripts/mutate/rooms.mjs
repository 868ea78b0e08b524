const captures = (names) => new RegExp(`^utils/captures/(?:${names})\\.ts$`);
const testsOf = (names) => `tests/unit/captures/{${names}}.test.ts`;

/**
 * What `npm run mutate` tries together, that which hurts most when it is wrong first, each room by its own tests: all
 * tests together would take longer for each mutant that none of them notices than a room for all of its own. What was
 * found is kept when a room is done. Files in none of them come last, with all tests of the config.
 */
export const ROOMS = [
  {
    name: 'planning',
    files: captures('plan|bisect|backoff|attempt|queue|lanes|waiting|link-pace|take-turn'),
    tests: testsOf('plan-batches,bisect,backoff,attempt,queue,lanes,link-pace,imports,db'),
  },
  {
    name: 'sending',
    files: captures(
      'engine|dispatch|send|recover|faults|follow|attribute|tasks|progress|stop|trouble|meta|manage|ledger',
    ),
    tests: testsOf('engine,send,faults,follow,progress,manage,ledger,lies,trouble,storage/damage,db'),
  },
  {
    name: 'copies',
    files: /^utils\/captures\/(?:(?:journal|repair)\/|storage|keep-copy|places|make-room)/,
    tests: 'tests/unit/captures/{storage/*,saved-keys}.test.ts',
  },
  { name: 'memories', files: /^utils\/memories\//, tests: 'tests/unit/memories/**/*.test.ts' },
  {
    name: 'saving',
    files: captures('accept|resolve|destination|folders|folder-rules|move|ids|media|saved-keys|walk|note|core|types'),
    tests: testsOf('accept,imports,resolve,retry,destination,folders,folders-of-saves,ids,media,saved-keys,note'),
  },
  {
    name: 'looking after',
    files: captures('read|import-figures|imports|resend|take-back|put-back|delete|merge-history|clock-set-back|db'),
    tests: testsOf(
      'read,import-figures,imports,take-back,retry,put-back,delete,merge-history,clock-set-back,db,storage/damage',
    ),
  },
];
