/** Two soft notes. @returns plays them; made on a press of a button, which is what lets a browser make sound later. */
export function makeChime(): () => void {
  const audio = new AudioContext();
  return () => {
    navigator.vibrate?.(200);
    for (const [index, hertz] of [523, 659].entries()) {
      const start = audio.currentTime + index * 0.35;
      const [note, volume] = [audio.createOscillator(), audio.createGain()];
      note.frequency.value = hertz;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.15, start + 0.04);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.9);
      note.connect(volume).connect(audio.destination);
      note.start(start);
      note.stop(start + 1);
    }
  };
}
