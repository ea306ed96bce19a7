import type { PracticeDesk } from '../../shared/contract/practice-desk.ts';
import { connectStation } from '../link/client.ts';
import { createAdmission, type Session } from './admission.ts';
import type { AskTerminal } from './gate.ts';
import { answerHostRequest, type HostWorld, isHostCommand, observersOf } from './host-requests.ts';
import { type Face, serveFace } from './serve-face.ts';
import { servePage } from './serve-page.ts';

export type ServeOptions = {
  /** Socket of the station that the faces see; it may come and go. */
  readonly stationSocket: string;
  /** Folder of the built window. */
  readonly pageFolder: string;
  readonly port: number;
  readonly ask: AskTerminal;
  /** Sessions need no word from the terminal before work that may erase. */
  readonly mayErase: boolean;
  readonly practice?: PracticeDesk;
  readonly openPractice?: (devices: number) => Promise<string>;
};

export type Serve = {
  readonly origin: string;
  /** An address that opens one operator's tab; a later one makes it void. */
  operatorAddress(): string;
  observerAddress(): string;
  close(): Promise<void>;
};

/** The browser face: the window's page on loopback, and its way to the station. */
export async function startServe(options: ServeOptions): Promise<Serve> {
  const { stationSocket, practice, openPractice } = options;
  const admission = createAdmission(() => new Date());
  const faces = new Set<Face>();
  const tellOperators: HostWorld['tellOperators'] = (event) => {
    for (const face of faces) if (face.session.role === 'operator') face.tell(event);
  };
  const isHelperMode = () => isHelperModeOf(stationSocket);
  const addressOf = (token: string) => `${page.origin}/#token=${token}`;
  const world: HostWorld = {
    admission,
    practice,
    openPractice,
    tellOperators,
    isHelperMode,
    addressOf,
    watching: (observer) => [...faces].filter(({ session }) => session.observer === observer).length,
    dismiss: (observer) => {
      for (const face of faces) if (face.session.observer === observer) face.dismiss();
    },
  };
  const ask: AskTerminal = async (question) => {
    if (question === 'erase' && options.mayErase) return true;
    tellOperators({ topic: 'terminal-asked', open: true });
    try {
      return await options.ask(question);
    } finally {
      tellOperators({ topic: 'terminal-asked', open: false });
    }
  };
  const stopTelling = practice?.onScreen((screen) => {
    for (const face of faces) face.tell({ topic: 'practice-screen', screen });
  });
  const observersChanged = ({ session }: Face) => {
    if (session.observer !== undefined) tellOperators({ topic: 'observers', observers: observersOf(world) });
  };

  const page = await servePage(options.port, options.pageFolder, (socket) =>
    serveFace(socket, {
      admission,
      stationSocket,
      ask,
      isHelperMode,
      greetingFor: ({ role }: Session) => ({
        face: 'browser',
        role,
        offersPractice: role === 'operator' && openPractice !== undefined,
        offersObservers: role === 'operator',
        ...(practice === undefined || role !== 'operator' ? {} : { practice: practice.offer }),
      }),
      answer: (session, { kind, input }) => {
        if (!isHostCommand(kind)) throw new Error(`${kind} is not the host's`);
        return answerHostRequest(world, session, kind, input);
      },
      onJoin: (face) => {
        faces.add(face);
        observersChanged(face);
      },
      onLeave: (face) => {
        faces.delete(face);
        observersChanged(face);
      },
    }),
  );

  return {
    origin: page.origin,
    operatorAddress: () => addressOf(admission.operatorToken()),
    observerAddress: () => addressOf(admission.observerToken().token),
    close: async () => {
      stopTelling?.();
      await page.close();
    },
  };
}

/** Asked anew each time: a remembered answer could outlive the mode. */
async function isHelperModeOf(stationSocket: string): Promise<boolean> {
  const station = await connectStation(stationSocket);
  try {
    return (await station.call('station.status', {})).helper.on;
  } finally {
    await station.close();
  }
}
