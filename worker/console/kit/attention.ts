const SOUND_KEY = 'lo-console-sound';
const TONES = [
  { hz: 660, atS: 0 },
  { hz: 880, atS: 0.18 },
] as const;
const TONE_S = 0.28;
const LOUDNESS = 0.12;

let context: AudioContext | null = null;
/** Where the device keeps nothing. */
let answered = false;

/** Whether the person was asked on this device, or found the switch. */
export function soundWasAnswered(): boolean {
  try {
    return localStorage.getItem(SOUND_KEY) !== null;
  } catch {
    return answered;
  }
}

/** Whether a sound may be made: off until somebody switches it on, kept on this device. */
export function soundIsOn(): boolean {
  try {
    return localStorage.getItem(SOUND_KEY) === 'on';
  } catch {
    return context !== null;
  }
}

/** Call from a click: browsers allow sound only after one. Plays the tones once, as a test. */
export function setSound(on: boolean): void {
  try {
    localStorage.setItem(SOUND_KEY, on ? 'on' : 'off');
  } catch {
    // Without storage it lasts as long as the tab.
  }
  answered = true;
  context = on ? (context ?? new AudioContext()) : null;
  if (on) playSignal();
}

/** Two soft rising tones. Made here, so that no file is fetched. */
export function playSignal(): void {
  if (!soundIsOn()) return;
  context ??= new AudioContext();
  const { destination, currentTime } = context;
  void context.resume();
  for (const { hz, atS } of TONES) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hz;
    volume.gain.setValueAtTime(0, currentTime + atS);
    volume.gain.linearRampToValueAtTime(LOUDNESS, currentTime + atS + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, currentTime + atS + TONE_S);
    tone.connect(volume).connect(destination);
    tone.start(currentTime + atS);
    tone.stop(currentTime + atS + TONE_S);
  }
}
