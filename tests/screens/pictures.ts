/**
 * Pictures of 96 by 96 for posts that nobody made: parts, each a shape, its colour, its place and size (a disc by its
 * middle and radius, a box by its corner, width and height).
 */
export const PICTURES = [
  // A loaf on a board.
  'box #f3e2c7 0 0 96; box #b98a5a 0 62 96 34; disc #8a4f22 48 56 27; disc #c98543 48 52 24; box #e9c79b 34 40 4 20; box #e9c79b 46 36 4 24; box #e9c79b 58 40 4 20',
  // A bridge at dusk.
  'box #f7b267 0 0 96 34; box #f4845f 0 34 96 24; box #355070 0 58 96 38; disc #ffe8b8 70 30 12; box #22223b 0 50 96 5; box #22223b 22 22 5 40; box #22223b 66 22 5 40',
  // A glazed bowl.
  'box #dfe7ea 0 0 96; disc #1d6f80 48 50 32; disc #2f97a8 48 46 26; disc #f2f5f5 48 42 17; disc #9fd3d8 48 44 11; box #b9a48f 0 82 96 14',
  // Tide pools.
  'box #9ad1e3 0 0 96 30; box #2b7a9b 0 30 96 16; box #6b5b4d 0 46 96 50; disc #3fa7c4 30 66 17; disc #2f8fb0 68 76 14; disc #f26d5b 34 64 5; disc #f7c548 66 74 4',
  // A lock on a canal.
  'box #cfe3f0 0 0 96 40; box #5d8a4a 0 40 96 20; box #3d6f8c 0 60 96 36; box #3b2f2f 40 30 6 54; box #3b2f2f 52 30 6 54; box #f2f2f2 34 44 30 5; disc #ffffff 20 18 9; disc #ffffff 30 20 7',
  // A train at night.
  'box #0d1b3d 0 0 96; disc #f3f0d7 74 20 9; box #14284f 0 60 96 36; box #c8102e 8 44 80 22; box #ffe9a8 16 49 12 8; box #ffe9a8 34 49 12 8; box #ffe9a8 52 49 12 8; box #ffe9a8 70 49 12 8; disc #222222 24 68 6; disc #222222 72 68 6',
];
