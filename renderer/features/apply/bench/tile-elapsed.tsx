import { Elapsed } from './elapsed.tsx';
import type { TileBody } from './tile-model.ts';
import { useForesight } from './use-foresight.ts';

type TileElapsedProps = {
  readonly body: TileBody;
  /** Without how long it usually takes. */
  readonly short?: boolean;
};

/** How long a tile's run takes already; nothing without a run. */
export function TileElapsed({ body, short = false }: TileElapsedProps) {
  const foresight = useForesight(body);
  if (body.startedAt === undefined) return null;
  const usualMs = short ? undefined : foresight?.totalMs;
  return <Elapsed startedAt={body.startedAt} endedAt={body.endedAt} usualMs={usualMs} />;
}
