import { useState } from 'react';
import type { FleetPreview, FleetRequest } from '../../../../shared/domain/fleet.ts';
import { useTexts } from '../../../i18n/use-texts.ts';
import { applyOperations } from '../../../state/fleet-store.ts';
import { useCommand } from '../../../state/use-command.ts';
import { announce } from '../../../ui/live-region.tsx';
import { choose } from '../devices/choice.ts';
import { openOperation } from '../fleet-route.ts';
import { operationTexts } from '../operations/texts.ts';
import { changeDraft, closeEditor } from './editing.ts';
import { forgetPreview, keepPreview } from './preview-store.ts';

export type Start = ReturnType<typeof useStart>;

/** Begins what was previewed, after one question; what is asked again is shown again first. */
export function useStart({ serverId, request, planHash, nonce, devices }: FleetPreview) {
  const t = useTexts(operationTexts);
  const [isAsking, setAsking] = useState(false);
  const begin = useCommand('fleet.start');
  const looking = useCommand('fleet.preview');

  const show = async (wish: FleetRequest) => {
    setAsking(false);
    begin.reset();
    const shown = await looking.run({ serverId, request: wish });
    if (shown !== undefined) keepPreview(shown);
  };
  return {
    isAsking,
    looking,
    pending: begin.pending,
    problem: begin.problem ?? looking.problem,
    ask: () => setAsking(true),
    cancel: () => setAsking(false),
    reset: () => {
      begin.reset();
      looking.reset();
    },
    lookAgain: () => show(request),
    /** Forces devices for which the normal way works. */
    insist: async () => {
      changeDraft({ insist: true });
      await show('insist' in request ? { ...request, insist: true } : request);
    },
    confirm: async (pin: string | undefined) => {
      const started = await begin.run({
        planHash,
        nonce,
        devices: devices.map(({ serial }) => serial),
        ...(pin === undefined ? {} : { pin }),
      });
      // A wrong PIN is typed again; whatever else it is, it stands under the question's place.
      if (started === undefined) return;
      applyOperations([started]);
      announce(t('begun'));
      choose([]);
      closeEditor();
      forgetPreview();
      openOperation(started.id);
    },
  };
}
