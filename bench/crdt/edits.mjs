// Random edits with official Yjs. Positions stay off the middle of surrogate pairs, where official replicas can diverge for ever.
import * as Y from 'yjs'

const WORDS = ['a', 'bc', 'the ', 'é', '漢字', '🙂', '👩‍👧', '\n', '"q"', 'mandala', '\u0000', 'z'.repeat(12)]
const NUMBERS = [0, -0, 1, -1, 127, 2147483647, -2147483648, 4294967296, 9007199254740991, 0.5, 1.1, 1e21, NaN, Infinity]
const KEYS = ['a', 'b', 'c', '🔑', '7']
const ATTRIBUTES = ['bold', 'italic', 'color']

const words = random => Array.from({ length: 1 + random.int(3) }, () => random.pick(WORDS)).join('')

const plain = (random, depth = 2) => {
  const kind = random.int(9)
  if (depth > 0 && kind === 0) return { [random.pick(KEYS)]: plain(random, depth - 1), x: plain(random, depth - 1) }
  if (depth > 0 && kind === 1) return [plain(random, depth - 1), 1]
  if (kind === 2) return new Uint8Array([random.int(256), 1])
  return random.pick([random.pick(NUMBERS), words(random), true, null, random.int(1000), random.next()])
}

const attributes = random => ({ [random.pick(ATTRIBUTES)]: random.pick([null, true, '#f00', { href: 'x' }]) })

const newType = (random, depth) => {
  const kind = random.int(depth > 0 ? 4 : 3)
  if (kind === 0) return new Y.Text(words(random))
  if (kind === 1) return new Y.Map([[random.pick(KEYS), random.int(9)]])
  if (kind === 2) return Y.Array.from([1, plain(random, 1)])
  const map = new Y.Map()
  map.set('child', newType(random, depth - 1))
  return map
}

const units = text => text.toDelta().map(run => typeof run.insert === 'string' ? run.insert : '\u0001').join('')

const boundary = (all, index) => {
  const high = all.charCodeAt(index - 1)
  return index > 0 && index < all.length && high >= 0xd800 && high <= 0xdbff ? index + 1 : index
}

const range = (random, all, most) => {
  const start = boundary(all, random.int(all.length))
  if (start >= all.length) return [0, boundary(all, 1)]
  return [start, boundary(all, Math.min(all.length, start + 1 + random.int(most))) - start]
}

const rename = (random, type, value) => {
  if (random.int(3)) type.setAttribute(random.pick(['x', 'y']), value)
  else type.removeAttribute(random.pick(['x', 'y']))
}

const editText = (random, text) => {
  const all = units(text)
  const kind = random.int(10)
  if (all.length === 0 || kind < 4) text.insert(boundary(all, random.int(all.length + 1)), words(random), random.int(3) === 0 ? attributes(random) : undefined)
  else if (kind < 6) text.delete(...range(random, all, 5))
  else if (kind < 8) text.format(...range(random, all, 8), attributes(random))
  else if (kind === 8) rename(random, text, plain(random, 1))
  else text.insertEmbed(boundary(all, random.int(all.length + 1)), { image: 'i' + random.int(9) })
}

const someType = (random, doc) => inner(random, random.pick([doc.getMap('map'), doc.getArray('array')]))

const editMap = (random, map) => {
  const key = random.pick(KEYS)
  const kind = random.int(20)
  if (kind < 10 || map instanceof Y.XmlHook) map.set(key, plain(random))
  else if (kind < 15) map.set(key, newType(random, 2))
  else if (kind === 15) map.set(key, someType(random, map.doc).clone())
  else if (kind === 16) map.clear()
  else map.delete(key)
}

const editArray = (random, array) => {
  const kind = random.int(20)
  if (array.length === 0 || kind < 9) array.insert(random.int(array.length + 1), Array.from({ length: 1 + random.int(3) }, () => plain(random)))
  else if (kind === 9) array.unshift([plain(random), plain(random)])
  else if (kind < 14) array.insert(random.int(array.length + 1), [newType(random, 2)])
  else if (kind === 14) array.insert(random.int(array.length + 1), [someType(random, array.doc).clone(), plain(random), newType(random, 1)])
  else {
    const start = random.int(array.length)
    array.delete(start, 1 + random.int(Math.min(3, array.length - start)))
  }
}

const newElement = random => {
  const kind = random.int(9)
  if (kind === 0) return new Y.XmlHook('clock')
  return kind < 5 ? new Y.XmlText(words(random)) : new Y.XmlElement(random.pick(['p', 'Ring']))
}

const editXml = (random, parent) => {
  const kind = random.int(20)
  if (parent.length === 0 || kind < 9) parent.insert(random.int(parent.length + 1), [newElement(random)])
  else if (kind < 11) parent.insertAfter(random.pick(parent.toArray()), [newElement(random), newElement(random)])
  else if (kind === 11) parent.push([random.pick(parent.toArray()).clone()])
  else if (kind < 16) parent.delete(random.int(parent.length), 1)
  else if (parent instanceof Y.XmlElement) rename(random, parent, String(random.int(9)))
}

const inner = (random, type) => {
  const values = type instanceof Y.Map ? [...type.values()] : type instanceof Y.Array || type instanceof Y.XmlFragment ? type.toArray() : []
  const types = values.filter(value => value instanceof Y.AbstractType)
  return types.length > 0 && random.int(3) > 0 ? inner(random, random.pick(types)) : type
}

const editType = (random, type) => {
  if (type instanceof Y.Text) editText(random, type)
  else if (type instanceof Y.XmlFragment) editXml(random, type)
  else if (type instanceof Y.Array) editArray(random, type)
  else editMap(random, type)
}

export const edit = (random, doc) => doc.transact(() => {
  for (let i = 0, n = 1 + random.int(2); i < n; i++) {
    const root = random.pick([doc.getText('text'), doc.getMap('map'), doc.getArray('array'), doc.getXmlFragment('xml')])
    editType(random, inner(random, root))
  }
})
