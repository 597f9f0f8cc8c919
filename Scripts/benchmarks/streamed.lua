-- For wrk: posts the file of its first argument with the credential of its second, and prints what a row needs.
function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  wrk.method = "POST"
  wrk.body = file:read("*a")
  wrk.headers["content-type"] = "application/json"
  wrk.headers["anthropic-version"] = "2023-06-01"
  wrk.headers["x-api-key"] = arguments[2]
  file:close()
end

-- Requests, microseconds, the median and the 99th percentile of a whole answer in microseconds, errors.
function done(summary, latency, _)
  local errors = summary.errors
  local count = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), count)
end
