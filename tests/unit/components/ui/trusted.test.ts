import { describe, expect, it } from 'vitest';
import { isOwnFile } from '../../../../components/ui/trusted';

const OWN = 'chrome-extension://abc';

describe('what may become code in a page of ours', () => {
  it.each([
    ['a script of the extension', `${OWN}/assets/worker.js`, true],
    ['the same, by its path alone', '/assets/worker.js', true],
    ['a script of somebody else', 'https://example.org/worker.js', false],
    ['a script of another extension', 'chrome-extension://xyz/worker.js', false],
    ['a text that is a script', 'data:text/javascript,1', false],
    ['another file of ours', `${OWN}/manifest.json`, false],
  ])('%s', (_, url, may) => {
    expect(isOwnFile(url, OWN)).toBe(may);
  });
});
