import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { MANAGED } from '../../../utils/settings/managed';

test('what an organisation may set is what the schema tells its browsers', () => {
  const schema = JSON.parse(readFileSync(new URL('../../../public/managed_schema.json', import.meta.url), 'utf8'));
  expect(Object.keys(schema.properties).sort()).toEqual([...MANAGED].sort());
});
