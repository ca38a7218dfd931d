import { LocalClock, randomFrom, Way, World } from "./world.mjs";

/** Programme time of the simulated server, less the world's. */
const AHEAD = 1_760_000_000_000;
const PAIRS = 4_000;

/**
 * How far apart one bell sounds on many clients: the client's own clock code on simulated lines. A bell is fixed 100 ms before it sounds, as the ringer does.
 * Gives differences of pairs, errors, and the same for bells that ring when a message comes.
 */
export function measureSpread(Clock, { clients, seed, ppm, bells, ...line }) {
  const random = randomFrom(seed);
  const world = new World();
  const devices = Array.from({ length: clients }, () => device(Clock, world, random, line, ppm));
  const found = { pairs: [], naive: [], errors: [], outside: 0, bounds: 0, all: 0 };
  for (const at of bells) {
    world.runTo(at - 100);
    const sounds = devices.map(({ clock, local }) => local.toReal(clock.toLocal(at + AHEAD)));
    devices.forEach(({ clock, way }, i) => {
      const error = Math.abs(sounds[i] - at);
      found.errors.push(error);
      found.all++;
      if (error > way.lopsided / 2 + 5) found.outside++;
      if (error > clock.errorBound) found.bounds++;
    });
    const naive = devices.map(({ way }) => at + way.down());
    for (let i = 0; i < PAIRS / bells.length; i++) {
      const [one, other] = [Math.floor(random() * clients), Math.floor(random() * clients)];
      if (one === other) continue;
      found.pairs.push(Math.abs(sounds[one] - sounds[other]));
      found.naive.push(Math.abs(naive[one] - naive[other]));
    }
  }
  return found;
}

function device(Clock, world, random, line, ppm) {
  const local = new LocalClock(random, ppm * (2 * random() - 1));
  const way = new Way(random, line);
  const clock = new Clock({
    now: () => local.at(world.now),
    later: (ms, run) => world.at(world.now + ms, run),
    send: (t0) => {
      world.at(world.now + way.up(), () => {
        const t1 = world.now + AHEAD;
        world.at(world.now + way.down(), () => clock.onAnswer(t0, t1, t1, local.at(world.now)));
      });
    },
  });
  world.at(random() * 1_000, () => {
    clock.start();
    world.at(world.now + 3_000, () => clock.arm(true));
  });
  return { clock, local, way };
}
