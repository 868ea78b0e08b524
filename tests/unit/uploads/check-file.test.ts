import { describe, expect, it } from 'vitest';
import { checkFile, withMediaType } from '../../../utils/uploads/check-file';
import { parseSource } from '../../../utils/uploads/direct-source';
import { readTime, timeText } from '../../../utils/uploads/time-text';

const GB = 2 ** 30;
const MB = 2 ** 20;

describe('checkFile', () => {
  it.each([
    ['a.mp4', 'video/mp4', 3 * GB, { kind: 'file' }],
    ['A.MKV', '', 1, { kind: 'file' }],
    ['a.mp4', 'video/mp4', 3 * GB + 1, { kind: 'file', problem: 'file-size' }],
    ['a.mp4', 'video/mp4', 0, { kind: 'file', problem: 'file-size' }],
    ['a.webm', 'video/webm', 1, { kind: 'file', problem: 'file-type' }],
    ['a.jpg', 'image/jpeg', 20 * MB, { kind: 'image' }],
    ['a.jpg', 'image/jpeg', 20 * MB + 1, { kind: 'image', problem: 'file-size' }],
    ['a.svg', 'image/svg+xml', 1, { kind: 'file', problem: 'file-type' }],
    ['a.txt', 'text/plain', 1, { kind: 'file', problem: 'file-type' }],
  ])('%s (%s, %d bytes) → %j', (name, type, size, result) => {
    expect(checkFile({ name, type, size })).toEqual(result);
  });
});

describe('withMediaType', () => {
  it('gives a video the type that the system did not know', () => {
    expect(withMediaType(new File(['x'], 'a.mkv')).type).toBe('video/x-matroska');
  });

  it('leaves other files as they are', () => {
    const file = new File(['x'], 'a.mov', { type: 'video/quicktime' });
    expect(withMediaType(file)).toBe(file);
  });
});

describe('times', () => {
  it('are written as the API wants them', () => {
    expect(timeText(new Date(2024, 0, 2, 3, 4, 5))).toBe('2024-01-02 03:04:05');
  });

  it.each([
    ['2024:05:06 07:08:09', '2024-05-06 07:08:09'],
    ['2024-05-06T07:08', '2024-05-06 07:08:00'],
    ['2024-05-06T07:08:09', '2024-05-06 07:08:09'],
    ['', undefined],
    ['    :  :     :  :  ', undefined],
    ['2024-13-06T07:08', undefined],
  ])('%j is read as %j', (text, read) => {
    expect(readTime(text)).toBe(read);
  });
});

describe('parseSource', () => {
  it.each([
    [' https://example.com/a.mp4 ', 'https://example.com/a.mp4'],
    ['blob:https://example.com/1', null],
    ['data:video/mp4;base64,AA', null],
    ['file:///a.mp4', null],
    ['https://user:word@example.com/a.mp4', null],
    ['example', null],
    ['', null],
  ])('%j → %j', (text, url) => {
    expect(parseSource(text)).toBe(url);
  });
});
