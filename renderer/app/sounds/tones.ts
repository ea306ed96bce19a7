import type { Sound } from './bells.ts';

type Note = { readonly hertz: number; readonly at: number; readonly seconds: number };

/** Two notes that fall ask; three that rise are glad. Short, and soft enough for a room with people in it. */
const melodies: Readonly<Record<Sound, readonly Note[]>> = {
  'needs-you': [
    { hertz: 880, at: 0, seconds: 0.16 },
    { hertz: 659, at: 0.18, seconds: 0.26 },
  ],
  'all-done': [
    { hertz: 523, at: 0, seconds: 0.14 },
    { hertz: 659, at: 0.14, seconds: 0.14 },
    { hertz: 784, at: 0.28, seconds: 0.32 },
  ],
};
const loudness = 0.12;
const attackSeconds = 0.012;

let context: AudioContext | undefined;

/** Plays a short tone. Before the person's first gesture in the page a browser lets nothing be heard: then it is silent. */
export function play(sound: Sound): void {
  if (navigator.userActivation?.hasBeenActive !== true) return;
  context ??= new AudioContext();
  void context.resume();
  for (const note of melodies[sound]) playNote(context, note);
}

function playNote(audio: AudioContext, { hertz, at, seconds }: Note): void {
  const start = audio.currentTime + at;
  const tone = new OscillatorNode(audio, { type: 'sine', frequency: hertz });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loudness, start + attackSeconds);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + seconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + seconds);
}
