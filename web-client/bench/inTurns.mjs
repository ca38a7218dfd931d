/** Does something for each, so many at once; answers in their order. */
export async function inTurns(all, atOnce, work) {
  const done = [];
  let next = 0;
  const worker = async () => {
    while (next < all.length) {
      const at = next++;
      done[at] = await work(all[at], at);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return done;
}
