import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { joinQuestions, manyQuestion, publicQuestion } from '../../../../components/page/tools/question';
import type { Texts } from '../../../../components/page/tools/tool-texts';
import { estimateMany } from '../../../../utils/estimate-sending';
import type { Target } from '../../../../utils/platforms/types';

/** Each text is its own key and its values. */
const texts = new Proxy({} as Texts, { get: (_, key) => `${String(key)} $1 $2` });

beforeEach(() => {
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockReturnValue('en');
});

const posts = (n: number): Target[] =>
  Array.from({ length: n }, (_, i) => ({
    platform: 'instagram',
    kind: 'post',
    id: `p${i}`,
    url: `https://www.instagram.com/p/p${i}/`,
  }));

describe('what is asked before saving', () => {
  it('says nothing of up to 50 posts, and of more how many requests and how long', () => {
    expect(manyQuestion(texts, 50, estimateMany(posts(50), 1))).toBeNull();
    const question = manyQuestion(texts, 300, estimateMany(posts(300), 1));
    expect(question?.title).toContain('300');
    expect(question?.lines.join()).toMatch(/6 5 minutes/);
  });

  it('names a few things that would be public, and counts more', () => {
    const [first = { url: '' }, second = { url: '' }] = posts(2);
    const named = publicQuestion(texts, [{ ...first, title: 'Glazing' }, second]).lines;
    expect(named).toEqual(expect.arrayContaining([`save_item Glazing ${first.url}`, second.url]));
    const { lines, isGrave } = publicQuestion(texts, posts(4));
    expect(lines.join()).toContain('save_public_count 4');
    expect(isGrave).toBe(true);
  });

  it('asks once when both apply, and as gravely as the graver of the two', () => {
    const question = joinQuestions(
      publicQuestion(texts, posts(1)),
      manyQuestion(texts, 51, estimateMany(posts(51), 1)),
    );
    expect(question).toMatchObject({ isGrave: true, title: expect.stringContaining('save_public_title') });
    expect(question?.lines.join()).toContain('save_many_text');
    expect(joinQuestions(null, null)).toBeNull();
  });
});
