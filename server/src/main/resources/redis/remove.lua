-- Empties a place of a room if this very value is in it. KEYS: the room, its channel. ARGV: place, value.
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then
  return 0
end
redis.call('HDEL', KEYS[1], ARGV[1])
local epoch = redis.call('HGET', KEYS[1], '#e') or ''
local version = redis.call('HINCRBY', KEYS[1], '#v', 1)
if redis.call('HLEN', KEYS[1]) == 2 then
  redis.call('DEL', KEYS[1])
end
redis.call('SPUBLISH', KEYS[2], epoch .. '\n' .. version .. '\n' .. ARGV[1] .. '\n')
return 1
