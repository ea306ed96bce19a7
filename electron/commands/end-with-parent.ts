/** A process that a rehearsal or a test started never outlives it, however that ended. Without a parent's channel: nothing. */
export function endWithParent(): void {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  // A listener holds the channel open; alone it must not keep the process alive.
  process.channel?.unref();
}
