import { readXml } from '../formats/html.ts';
import { SECTIONS } from '../sections.ts';
import type { Reader } from './reader.ts';

/** Backups of text messages as apps for Android make them: an element a message, its words in an attribute. */
export const textMessages: Reader = {
  name: 'Text messages',
  fits: ({ head }) => /<smses\b/.test(head),
  async read(text, found) {
    await readXml(text, {
      open(name, { body, text: part }) {
        const words = name === 'sms' ? body : name === 'part' ? part : undefined;
        if (words) found.addText(SECTIONS.messages, words);
      },
      text: () => undefined,
      close: () => undefined,
    });
  },
};
