import { useState } from 'preact/hooks';
import type { Capture } from '../../utils/captures/types';
import { wordsOf } from '../ui/action';
import { useAsk } from '../ui/asking';
import { carryOut, type Done } from './carry-out';
import type { TaskAction } from './task-actions';

/** What is said after something was done about captures. */
export interface TaskNote {
  text: string;
  bad: boolean;
  /** Takes it back, where that can be done. */
  undo?: () => void;
}

export interface TaskActions {
  act: (action: TaskAction, captures: readonly Capture[]) => void;
  note: TaskNote;
  say: (text: string) => void;
}

/**
 * Carries out what a person asks of captures, several at a time if need be; asks back where it can't be undone.
 * `note` is what there is to say of the last that ended.
 */
export function useTaskActions(): TaskActions {
  const ask = useAsk();
  const [note, setNote] = useState<TaskNote>({ text: '', bad: false });
  const tell = (work: Promise<Done>) => {
    work.then(
      ({ text, undo }) => setNote({ text, bad: false, undo: undo && (() => tell(undo())) }),
      (error) => setNote({ text: wordsOf(error), bad: true }),
    );
  };
  return {
    act: (action, captures) => captures.length > 0 && tell(carryOut(action, captures, ask)),
    note,
    say: (text) => setNote({ text, bad: false }),
  };
}
