import { describe, expect, it } from 'vitest';
import { foreignTitle, harmless, shownAddress } from '../../../utils/text/foreign-text';

describe('text of a page within a question of ours', () => {
  it.each([
    ['keeps a plain title', 'Glazing bowls', 'Glazing bowls'],
    ['takes line breaks out', 'Glazing\n\n\tbowls ', 'Glazing bowls'],
    ['takes out what turns the direction of our words', 'Glazing\u202e slwob\u2066', 'Glazing slwob'],
    ['keeps emoji that are made of several', '👩‍🌾 at work', '👩‍🌾 at work'],
  ])('%s', (_, title, shown) => {
    expect(foreignTitle(title)).toBe(shown);
  });

  it('takes out control characters, and leaves line breaks to whoever shows several lines', () => {
    expect(harmless('a\u0000b\u0007c\u009fd\ne')).toBe('abcd\ne');
  });

  it('shortens a title that would push the question out of sight', () => {
    expect(foreignTitle('x'.repeat(500))).toMatch(/^x{59}…$/);
  });

  it('keeps of a long address the beginning, which says whose it is', () => {
    expect(shownAddress(`https://www.tiktok.com/@a/video/1?${'x'.repeat(500)}`)).toMatch(
      /^https:\/\/www\.tiktok\.com.*…$/,
    );
  });
});
