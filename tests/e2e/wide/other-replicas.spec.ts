import { test } from '../fixtures.ts';
import { CENTRAL, readTruths } from '../support/truth.ts';
import { walkThrough } from '../support/walk-through.ts';

for (const truth of readTruths().filter(({ name }) => !CENTRAL.includes(name))) {
  test(`${truth.name}: the right buttons in every state, each of which saves its own post`, async ({
    context,
    page,
  }) => {
    await walkThrough(truth, page, context);
  });
}
