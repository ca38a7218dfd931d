import fs from 'node:fs'
import path from 'node:path'

export const readUpdates = (folder, name) => {
  const bytes = fs.readFileSync(path.join(folder, `${name}.updates`))
  const updates = []
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    updates.push(new Uint8Array(bytes.subarray(at + 4, at + 4 + length)))
    at += 4 + length
  }
  return updates
}

export const readDoc = (folder, name) => new Uint8Array(fs.readFileSync(path.join(folder, name)))
