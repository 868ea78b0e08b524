import { ApiError } from '../memories/errors';

/** Turns a rejection that the API client foresees into a value; a mistake of ours still rejects. */
export async function attempt<T>(ask: () => Promise<T>): Promise<T | ApiError> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}
