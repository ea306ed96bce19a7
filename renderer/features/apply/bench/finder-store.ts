import { create } from 'zustand';

/** What is typed into the bench's search field. */
export const useFinder = create<{ readonly text: string }>(() => ({ text: '' }));
