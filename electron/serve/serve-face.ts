import type { RawData, WebSocket } from 'ws';
import { authFrameSchema, type Greeting, type HostEvent } from '../../shared/contract/host.ts';
import { clientFrameSchema, type RequestFrame, type ServerFrame } from '../../shared/contract/wire.ts';
import { asKitError, KitError } from '../../shared/errors/kit-error.ts';
import { openStationLines, type StationLines } from '../link/lines.ts';
import type { Admission, Session } from './admission.ts';
import { type AskTerminal, passGate } from './gate.ts';
import { isHostCommand } from './host-requests.ts';

/** From the connection to its first message. */
const authPatienceMs = 5_000;
/** A browser that does not read is let go; it connects again and lists again. */
const mostWaitingBytes = 32 * 1024 * 1024;

/** WebSocket close codes; a face tries again after any of them. */
const goneAway = 1001;
const policyViolation = 1008;
const tryAgainLater = 1013;

export type Face = { readonly session: Session; tell(event: HostEvent): void; dismiss(): void };

export type FaceWorld = {
  readonly admission: Pick<Admission, 'admit'>;
  readonly stationSocket: string;
  readonly greetingFor: (session: Session) => Greeting;
  readonly ask: AskTerminal;
  readonly isHelperMode: () => Promise<boolean>;
  readonly answer: (session: Session, frame: RequestFrame) => Promise<unknown>;
  readonly onJoin: (face: Face) => void;
  readonly onLeave: (face: Face) => void;
};

/**
 * One browser tab: it proves itself with its first message, then the contract's frames pass between its WebSocket and
 * the station's socket. Requests go through the gate; what comes from the station goes out as it is.
 */
export function serveFace(socket: WebSocket, world: FaceWorld): void {
  const patience = setTimeout(() => socket.close(policyViolation), authPatienceMs);
  socket.on('error', () => socket.terminate());
  socket.once('close', () => clearTimeout(patience));
  socket.once('message', (data) => {
    clearTimeout(patience);
    const admitted = admit(data, world);
    if (admitted === undefined) {
      const problem = new KitError('serve.refused').toProblem();
      socket.send(JSON.stringify({ type: 'refused', problem }));
      socket.close(policyViolation);
      return;
    }
    const { session, secret } = admitted;
    void bridge(socket, session, world, () => {
      socket.send(JSON.stringify({ type: 'authenticated', session: secret, greeting: world.greetingFor(session) }));
    });
  });
}

function admit(data: RawData, { admission }: FaceWorld) {
  const proof = authFrameSchema.safeParse(parseJson(data));
  return proof.success ? admission.admit(proof.data) : undefined;
}

async function bridge(socket: WebSocket, session: Session, world: FaceWorld, greet: () => void): Promise<void> {
  /** Texts that came while the station's socket was being opened. */
  const early: RawData[] = [];
  const keep = (data: RawData) => void early.push(data);
  socket.on('message', keep);
  let station: StationLines;
  try {
    station = await openStationLines(world.stationSocket, {
      onLine: (line) => {
        if (socket.bufferedAmount > mostWaitingBytes) socket.terminate();
        else socket.send(line);
      },
      onClosed: () => socket.close(goneAway),
    });
  } catch {
    // The tab is let in; there is nobody behind the door yet.
    greet();
    socket.close(tryAgainLater);
    return;
  }
  const face: Face = {
    session,
    tell: (event) => send({ type: 'host', event }),
    dismiss: () => socket.close(policyViolation),
  };
  socket.once('close', () => {
    station.close();
    world.onLeave(face);
  });
  if (session.isOver) socket.close(policyViolation);
  if (socket.readyState !== socket.OPEN) return station.close();

  const send = (frame: ServerFrame | { readonly type: 'host'; readonly event: HostEvent }) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
  };
  const answer = async (frame: RequestFrame) => {
    try {
      if (isHostCommand(frame.kind)) {
        send({ type: 'answer', id: frame.id, output: await world.answer(session, frame) });
        return;
      }
      await passGate(session, frame, world);
      station.send(frame);
    } catch (error) {
      send({ type: 'problem', id: frame.id, problem: asKitError(error).toProblem() });
    }
  };
  const receive = (data: RawData) => {
    // What was on its way behind a broken frame counts no more.
    if (socket.readyState !== socket.OPEN) return;
    const frame = clientFrameSchema.safeParse(parseJson(data));
    if (!frame.success) return socket.close(policyViolation);
    if (frame.data.type === 'request') return void answer(frame.data);
    // The station judges it as a window of this role, whatever the page says it is.
    const hello = { ...frame.data, role: session.role, seat: 'window' };
    station.send(frame.data.type === 'hello' ? hello : frame.data);
  };
  socket.off('message', keep);
  socket.on('message', receive);
  greet();
  world.onJoin(face);
  for (const data of early) receive(data);
}

function parseJson(data: RawData): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
