// What time it is at the centre, whatever the clock of this device says.
"use strict";

const LONGEST_SLEEP_MS = 12 * 3600 * 1000;

// Gives a function that tells the centre's time. `ahead`: by how many milliseconds the
// centre's clock was ahead of this device's when the page came. From then on seconds
// are counted: a clock that is set back while the page is open does not count; a
// device that slept is believed.
function centreClock(ahead) {
  const loaded = { wall: Date.now(), steady: performance.now() };
  return () => {
    const steady = performance.now() - loaded.steady;
    const wall = Date.now() - loaded.wall;
    const slept = wall - steady;
    const passed = slept > 0 && slept < LONGEST_SLEEP_MS ? wall : steady;
    return new Date(loaded.wall + ahead + passed);
  };
}
