-- The programme time of all nodes. One of them leads: what it says counts, as the difference to Redis's own clock; when it is silent, the next one that asks leads.
-- KEYS: the clock. ARGV: node; its programme time in ms, or nothing where it only asks; its difference as it measured it, or nothing; ms of silence after which it leads.
-- Returns the time here in ms, who leads, the difference, and how long ago it was said; nothing of these where nobody has.
local stamp = redis.call('TIME')
local now = tonumber(stamp[1]) * 1000 + tonumber(stamp[2]) / 1000
local held = redis.call('HMGET', KEYS[1], 'by', 'ahead', 'at')
local silent = held[3] and math.abs(now - tonumber(held[3])) or 0
if ARGV[2] ~= '' and (not held[1] or held[1] == ARGV[1] or silent > tonumber(ARGV[4])) then
  local ahead = tonumber(ARGV[2]) - now
  local measured = tonumber(ARGV[3])
  -- What was measured is more exact than one way of a message, unless this clock has jumped since.
  if measured and math.abs(measured - ahead) < 1000 then ahead = measured end
  held = {ARGV[1], string.format('%.3f', ahead)}
  silent = 0
  redis.call('HSET', KEYS[1], 'by', held[1], 'ahead', held[2], 'at', string.format('%.3f', now))
end
return {string.format('%.3f', now), held[1] or '', held[2] or '', string.format('%.0f', silent)}
