import type { StationContext } from '../context.ts';
import type { Handlers } from '../dispatcher.ts';

export function kittingHandlers({
  kitting,
  watch,
  runViews,
}: StationContext): Pick<
  Handlers,
  'kitting.plan' | 'kitting.apply' | 'kitting.answer' | 'runs.list' | 'runs.show' | 'runs.pause' | 'runs.verify'
> {
  return {
    'kitting.plan': (input) => kitting.plan(input),
    'kitting.apply': (input) => kitting.apply(input),
    'kitting.answer': (input) => runViews.withVerdict(kitting.answer(input)),
    'runs.list': ({ active }) => kitting.runs({ active }).map(runViews.withVerdict),
    'runs.show': ({ runId }) => runViews.withVerdict(kitting.show(runId)),
    'runs.pause': ({ runId, paused }) => runViews.withVerdict(kitting.pauseRun(runId, paused)),
    'runs.verify': async ({ runId }) => {
      await watch.verify(runId);
      return runViews.withVerdict(kitting.show(runId));
    },
  };
}
