/** The three channels between main process and preload script: everything else is in the contract. */
export const callChannel = 'kitbench:call';
export const eventChannel = 'kitbench:event';
export const portChannel = 'kitbench:port';
