import { describe, expect, it } from 'vitest';
import { isDamage, isFull, nameOf, StorageTrouble } from '../../../utils/captures/trouble';

describe('what a browser says of its storage', () => {
  it.each(['UnknownError', 'DataError', 'NotReadableError', 'InvalidStateError', 'AbortError', 'NotFoundError'])(
    '%s: the database must be looked at',
    (name) => {
      expect(isDamage(new DOMException('words', name))).toBe(true);
      expect(isDamage(Object.assign(new Error('ours'), { name }))).toBe(false);
    },
  );

  it.each(['QuotaExceededError', 'ConstraintError', 'VersionError'])('%s: it is not damaged', (name) => {
    expect(isDamage(new DOMException('words', name))).toBe(false);
  });

  it.each([
    new DOMException('', 'QuotaExceededError'),
    new Error('Resource::kQuotaBytes quota exceeded'),
    new Error('FILE_ERROR_NO_SPACE'),
    new Error('No space left on device'),
    new DOMException('IO error: no space', 'UnknownError'),
  ])('there is no more room: %s', (error) => {
    expect(isFull(error)).toBe(true);
  });

  it.each([new Error('no spaceship'), new Error('quotation'), new Error('IO error'), 'quota', undefined])(
    'there is room: %s',
    (error) => {
      expect(isFull(error)).toBe(false);
    },
  );

  it('is named by its code, with its cause', () => {
    const cause = new DOMException('words', 'UnknownError');
    const trouble = new StorageTrouble('broken', cause);
    expect(trouble).toMatchObject({
      name: 'StorageTrouble',
      code: 'broken',
      message: 'storage: broken (UnknownError)',
      cause,
    });
    expect([nameOf(new TypeError('x')), nameOf('x'), nameOf(undefined)]).toEqual(['TypeError', 'string', 'undefined']);
  });
});
