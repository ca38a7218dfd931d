-- Puts a value into a place of a room, counts the change and tells it. KEYS: the room, its channel. ARGV: place, value, a new epoch, seconds to live.
redis.call('HSETNX', KEYS[1], '#e', ARGV[3])
local epoch = redis.call('HGET', KEYS[1], '#e')
local version = redis.call('HINCRBY', KEYS[1], '#v', 1)
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[4])
redis.call('SPUBLISH', KEYS[2], epoch .. '\n' .. version .. '\n' .. ARGV[1] .. '\n' .. ARGV[2])
return version
