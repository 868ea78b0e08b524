import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Whether anything may go to the public library: nothing that leads there is offered where not. */
export const PublicSaving = createContext(true);

export const usePublicSaving = (): boolean => useContext(PublicSaving);
