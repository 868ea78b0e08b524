import { describe, expect, it } from 'vitest';
import { capturesToCsv, capturesToJson } from '../../../utils/history/export';
import { capture } from '../sample-capture';

describe('capturesToCsv', () => {
  it('has a header, one line a capture, and ends each with CRLF', () => {
    const lines = capturesToCsv([capture(), capture()]).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^id,key,platform,kind,url,title,/);
    expect(lines[3]).toBe('');
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(capturesToCsv([capture({ title: 'a, "b"\nc' })])).toContain(',"a, ""b""\nc",');
  });

  it.each(['=HYPERLINK("x")', '+1', '-1', '@sum', '\tx'])('takes the power from the formula %j', (title) => {
    const quoted = title.includes('"') ? `"'${title.replaceAll('"', '""')}"` : `'${title}`;
    expect(capturesToCsv([capture({ title })])).toContain(`,${quoted},`);
  });

  it('keeps long ids digit for digit', () => {
    expect(capturesToCsv([capture({ taskId: '568102998803353601' })])).toContain(',568102998803353601,');
  });
});

describe('capturesToJson', () => {
  it('is an array of flat objects with times that people and programs can read', () => {
    const [row] = JSON.parse(capturesToJson([capture({ createdAt: 0, videoNos: ['VI1'] })]));
    expect(row).toMatchObject({ createdAt: '1970-01-01T00:00:00.000Z', videoNos: ['VI1'] });
  });
});
