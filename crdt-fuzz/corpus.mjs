// Writes the seed corpus from the test vectors: node corpus.mjs
// Jazzer replays it in every test run and starts from it in make fuzz-bytes.
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'

const VECTORS = '../crdt/src/test/resources/vectors'
const INPUTS = 'src/test/resources/org/mandala/crdt/fuzz'
const LONGEST = 400
const PER_SUITE = 6

const suite = name => JSON.parse(zlib.gunzipSync(fs.readFileSync(path.join(VECTORS, `${name}.json.gz`))))
const bytes = text => Buffer.from(text, 'base64')

const save = (test, content) => {
  const folder = path.join(INPUTS, test)
  fs.mkdirSync(folder, { recursive: true })
  if (content.length > 0 && content.length <= LONGEST) {
    fs.writeFileSync(path.join(folder, crypto.createHash('sha256').update(content).digest('hex').slice(0, 12)), content)
  }
}

const saveV1 = content => ['DecodersFuzzTestInputs/updatesOfV1', 'ApplyFuzzTestInputs/applyingV1'].forEach(test => save(test, content))
const saveV2 = content => ['DecodersFuzzTestInputs/updatesOfV2', 'ApplyFuzzTestInputs/applyingV2'].forEach(test => save(test, content))

for (const name of ['text-format', 'array', 'map', 'xml', 'nested', 'undo', 'board', 'subdoc']) {
  const updates = suite(name).cases[0].updates
  for (let i = 0; i < PER_SUITE; i++) {
    const update = updates[Math.floor(i * updates.length / PER_SUITE)]
    saveV1(bytes(update.v1))
    saveV2(bytes(update.v2))
  }
  const pair = [bytes(updates[1].v1), bytes(updates[0].v1)]
  if (pair[0].length < 255) save('ApplyFuzzTestInputs/applyingTwoUpdates', Buffer.concat([Buffer.from([pair[0].length]), ...pair]))
}
const handmade = suite('handmade')
for (const vector of handmade.cases) {
  saveV1(bytes(vector.updateV1))
  saveV2(bytes(vector.encodedV2))
}
handmade.malformed.forEach(vector => saveV1(bytes(vector.updateV1)))
const protocol = suite('protocol')
Object.values(protocol.frames).forEach(frame => save('DecodersFuzzTestInputs/framesAndAwareness', bytes(frame)))
protocol.awareness.forEach(step => save('DecodersFuzzTestInputs/framesAndAwareness', bytes(step.update)))
suite('lib0').any.forEach(vector => save('DecodersFuzzTestInputs/valuesAndJson', bytes(vector.b)))
const text = suite('text-plain').cases
text.flatMap(vector => vector.relativePositions).slice(0, PER_SUITE).forEach(position => save('DecodersFuzzTestInputs/positionsSnapshotsAndStateVectors', bytes(position.encoded)))
text.slice(0, PER_SUITE).forEach(vector => {
  for (const key of ['stateVectorEncoded', 'snapshotV1', 'snapshotV2']) save('DecodersFuzzTestInputs/positionsSnapshotsAndStateVectors', bytes(vector.expected[key]))
})
