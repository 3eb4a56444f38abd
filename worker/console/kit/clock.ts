/** What durations are counted by: no change of the wall clock moves it. One object, so that tests can move it. */
export const clock = {
  /** In ms, from some moment on. */
  now: (): number => performance.now(),
};
