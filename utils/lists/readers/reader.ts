import type { Findings } from '../findings.ts';

/** What is known of a file, or of a member of a ZIP, before it is read. */
export interface Sample {
  /** The name without folders. */
  name: string;
  /** Folders and name, in lower case. */
  path: string;
  /** The first portion of its text. */
  head: string;
}

/** One family of formats. Adding one is one file here, its line in `index.ts`, and a folder of samples. */
export interface Reader {
  /** As people call it. */
  name: string;
  fits(sample: Sample): boolean;
  /** Reads the text portion by portion; what is wrong with it goes to `found.leave`. */
  read(text: AsyncIterable<string>, found: Findings, sample: Sample): Promise<void>;
}

/** The file's name without what says its kind. */
export const titleOf = ({ name }: Sample) => name.replace(/\.\w{2,5}$/, '').trim();
