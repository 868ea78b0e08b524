// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { NoteForm } from '../../../../components/library/note-form';
import type { Save } from '../../../../utils/library/document';
import { open } from '../page';

const save = { key: 'youtube:post:Ba_2ZRjX4-c', tags: [] } as unknown as Save;

test('tags that are left while the note is being stored are stored too', async () => {
  const page = await open(<NoteForm save={save} />, { writeNote: () => null });
  const leave = (selector: string, text: string) => {
    const field = page.find(selector) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };
  await act(async () => {
    leave('textarea', 'for the kiln course');
    leave('input', 'ceramics, blue things');
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect(page.sent.filter(({ name }) => name === 'writeNote').at(-1)?.data).toEqual({
    key: save.key,
    note: 'for the kiln course',
    tags: ['ceramics', 'blue things'],
  });
});
