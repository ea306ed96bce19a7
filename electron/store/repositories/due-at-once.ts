/** Before every wall clock: a new row is due whatever the clock does next. */
export const dueAtOnce = new Date(0).toISOString();
