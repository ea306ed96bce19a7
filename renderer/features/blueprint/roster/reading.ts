import { create } from 'zustand';
import type { RosterFile } from '../../../../shared/domain/roster.ts';

/** The list that is being looked at before it is kept. */
export const useReading = create<{ readonly file: RosterFile | undefined }>(() => ({ file: undefined }));

export const openReading = (file: RosterFile) => useReading.setState({ file });
export const closeReading = () => useReading.setState({ file: undefined });
export const changeReading = (change: Partial<RosterFile>) =>
  useReading.setState(({ file }) => ({ file: file === undefined ? undefined : { ...file, ...change } }));
