// @vitest-environment happy-dom
import { useState } from 'preact/hooks';
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

test('what another page writes meanwhile is taken over, but for what was typed here', async () => {
  let bring: (save: Save) => void = () => undefined;
  function Holder() {
    const [now, setNow] = useState(save);
    bring = setNow;
    return <NoteForm save={now} />;
  }
  const page = await open(<Holder />, { writeNote: () => null });
  await page.type('textarea', 'typed here');
  await act(() => bring({ ...save, note: 'written there', tags: ['there'] }));
  const note = page.find('textarea') as HTMLTextAreaElement;
  const tags = page.find('input') as HTMLInputElement;
  expect([note.value, tags.value]).toEqual(['typed here', 'there']);
  await act(async () => {
    note.dispatchEvent(new Event('change', { bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect(page.sent.find(({ name }) => name === 'writeNote')?.data).toEqual({
    key: save.key,
    note: 'typed here',
    tags: ['there'],
  });
});
