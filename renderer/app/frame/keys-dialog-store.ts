import { create } from 'zustand';

export const useKeysDialog = create<{ readonly open: boolean }>(() => ({ open: false }));
