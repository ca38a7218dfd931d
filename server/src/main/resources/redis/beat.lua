-- Counts a node's beat and keeps what it serves. KEYS: beats, served. ARGV: node, what it serves or nothing for what it said last. Returns all beats.
redis.call('HINCRBY', KEYS[1], ARGV[1], 1)
if ARGV[2] ~= '' then
  redis.call('HSET', KEYS[2], ARGV[1], ARGV[2])
end
return redis.call('HGETALL', KEYS[1])
