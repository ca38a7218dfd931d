// A typed dump of a document; what JSON cannot hold is tagged as in the test vectors.
import * as Y from 'yjs'

const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

const number = value => {
  if (Number.isNaN(value)) return { $: 'num', v: 'NaN' }
  if (!Number.isFinite(value)) return { $: 'num', v: value > 0 ? 'Infinity' : '-Infinity' }
  return Object.is(value, -0) ? { $: 'num', v: '-0' } : value
}

export const tag = value => {
  if (value === undefined) return { $: 'undefined' }
  if (typeof value === 'string') return lone.test(value) ? { $: 'utf16', units: [...Array(value.length).keys()].map(i => value.charCodeAt(i)) } : value
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'bigint') return { $: 'bigint', v: value.toString() }
  if (typeof value === 'number') return number(value)
  if (value instanceof Uint8Array) return { $: 'bin', b64: Buffer.from(value).toString('base64') }
  if (value instanceof Y.Doc) return { $: 'doc', guid: value.guid }
  if (value instanceof Y.AbstractType) return tree(value)
  if (Array.isArray(value)) return value.map(tag)
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, tag(member)]))
}

const delta = text => text.toDelta().map(run => ({ insert: tag(run.insert), ...(run.attributes ? { attributes: tag(run.attributes) } : {}) }))
const entries = map => Object.fromEntries([...map.entries()].map(([key, value]) => [key, tag(value)]))

const tree = type => {
  if (type instanceof Y.XmlElement) return { $type: 'xmlElement', nodeName: type.nodeName, attrs: tag(type.getAttributes()), children: type.toArray().map(tag) }
  if (type instanceof Y.XmlText) return { $type: 'xmlText', delta: delta(type), attrs: tag(type.getAttributes()) }
  if (type instanceof Y.XmlHook) return { $type: 'xmlHook', hookName: type.hookName, entries: entries(type) }
  if (type instanceof Y.XmlFragment) return { $type: 'xmlFragment', children: type.toArray().map(tag) }
  if (type instanceof Y.Text) return { $type: 'text', delta: delta(type), attrs: tag(type.getAttributes()) }
  if (type instanceof Y.Array) return { $type: 'array', items: type.toArray().map(tag) }
  return { $type: 'map', entries: entries(type) }
}

export const dump = doc => ({
  text: tree(doc.getText('text')),
  map: tree(doc.getMap('map')),
  array: tree(doc.getArray('array')),
  xml: tree(doc.getXmlFragment('xml'))
})

const sorted = map => Object.fromEntries(Object.entries(map).sort(([a], [b]) => a < b ? -1 : 1))
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)

// How official Yjs cuts runs depends on how its items lie in memory: neighbours that are alike are one here.
export const runs = delta => {
  const joined = []
  for (const { insert, attributes = {} } of delta) {
    const run = { insert: tag(insert), attributes: sorted(tag(attributes)) }
    const last = joined.at(-1)
    if (last && typeof insert === 'string' && typeof last.insert === 'string' && same(last.attributes, run.attributes)) last.insert += insert
    else joined.push(run)
  }
  return joined
}
