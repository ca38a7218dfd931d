-- Forgets a node if it has not beaten since. KEYS: beats, served. ARGV: node, beats. Returns 0 when it has.
local beats = redis.call('HGET', KEYS[1], ARGV[1])
if beats and beats ~= ARGV[2] then
  return 0
end
redis.call('HDEL', KEYS[1], ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
return 1
