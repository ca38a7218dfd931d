// A small seeded generator (mulberry32): the same seed gives the same trace everywhere.
export class Random {
  constructor (seed) { this.state = seed >>> 0 }

  next () {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let t = this.state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  int (bound) { return Math.floor(this.next() * bound) }

  pick (list) { return list[this.int(list.length)] }
}
