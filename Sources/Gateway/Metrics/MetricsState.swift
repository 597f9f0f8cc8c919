import ClaudeMessages
import RunStorage

/// The numbers of a gateway at a moment.
struct MetricsState: Sendable {
  /// By what requests are counted.
  struct RequestLabels: Sendable, Hashable, Comparable {
    /// What was asked for.
    var endpoint: String
    /// The status of the answer, `none` without one.
    var status: String
    /// The model that was asked; empty for none.
    var model: String

    /// The order of lines in the text.
    static func < (left: RequestLabels, right: RequestLabels) -> Bool {
      (left.endpoint, left.status, left.model) < (right.endpoint, right.status, right.model)
    }
  }

  /// What was booked for one model.
  struct ModelTotals: Sendable {
    /// Tokens of prompts, without those of the cache.
    var input = 0
    /// Tokens of replies.
    var output = 0
    /// Tokens of prompts written to the cache.
    var cacheWrite = 0
    /// Tokens of prompts read from the cache.
    var cacheRead = 0
    /// What they cost, where the price is known.
    var cost = DollarAmount.zero

    /// Adds what was booked for a reply.
    mutating func add(_ usage: UsageRecord) {
      input &+= usage.inputTokens
      output &+= usage.outputTokens
      cacheWrite &+= usage.cacheCreationTokens
      cacheRead &+= usage.cacheReadTokens
      cost += DollarAmount(picodollars: max(0, usage.cost ?? 0))
    }
  }

  /// Requests that have ended.
  var requests: [RequestLabels: Int] = [:]
  /// How long requests took, by what was asked for.
  var durations: [String: Histogram] = [:]
  /// How long until the first byte of the answer's body, by what was asked for.
  var firstBytes: [String: Histogram] = [:]
  /// What was booked, by model.
  var models: [String: ModelTotals] = [:]
  /// Refusals.
  var refusals: [Refusal.Reason: Int] = [:]
  /// What went wrong upstream.
  var upstreamErrors: [Metrics.UpstreamError: Int] = [:]
  /// Requests whose client left.
  var clientsLeft = 0
  /// Bytes of bodies of requests.
  var received = 0
  /// Bytes of bodies of answers.
  var sent = 0
  /// Open connections.
  var connections = 0
  /// Streamed replies under way.
  var streams = 0
}

/// The numbers as text.
extension MetricsState {
  /// All numbers in the format of Prometheus.
  var text: String {
    var text = MetricsText()
    writeRequests(to: &text)
    writeModels(to: &text)
    writeFailures(to: &text)
    writeLoad(to: &text)
    return text.text
  }

  private func writeRequests(to text: inout MetricsText) {
    let requests = "parley_gateway_requests_total"
    text.begin(requests, .counter, "Requests that have ended.")
    for (labels, count) in self.requests.sorted(by: { $0.key < $1.key }) {
      let list = [("route", labels.endpoint), ("status", labels.status), ("model", labels.model)]
      text.add(requests, list, String(count))
    }
    let durations = "parley_gateway_request_duration_seconds"
    text.begin(durations, .histogram, "From the head of a request to the end of its answer.")
    for (endpoint, histogram) in self.durations.sorted(by: { $0.key < $1.key }) {
      text.add(durations, [("route", endpoint)], histogram)
    }
    let firstBytes = "parley_gateway_first_byte_seconds"
    text.begin(
      firstBytes,
      .histogram,
      "From the head of a request to the first byte of its answer."
    )
    for (endpoint, histogram) in self.firstBytes.sorted(by: { $0.key < $1.key }) {
      text.add(firstBytes, [("route", endpoint)], histogram)
    }
  }

  private func writeModels(to text: inout MetricsText) {
    let models = models.sorted { $0.key < $1.key }
    let tokens = "parley_gateway_tokens_total"
    text.begin(tokens, .counter, "Tokens of prompts and replies, as booked.")
    for (model, totals) in models {
      let kinds = [
        ("input", totals.input), ("output", totals.output), ("cache_write", totals.cacheWrite),
        ("cache_read", totals.cacheRead),
      ]
      for (kind, count) in kinds {
        text.add(tokens, [("model", model), ("kind", kind)], String(count))
      }
    }
    let cost = "parley_gateway_cost_dollars_total"
    text.begin(cost, .counter, "What replies cost, as booked, where the price is known.")
    for (model, totals) in models {
      let dollars = totals.cost.text(fractionDigits: 0...12).dropFirst()
      text.add(cost, [("model", model)], String(dollars))
    }
  }

  private func writeFailures(to text: inout MetricsText) {
    let refusals = "parley_gateway_refusals_total"
    text.begin(refusals, .counter, "Requests that the gateway refused itself.")
    for reason in Refusal.Reason.allCases {
      text.add(refusals, [("reason", reason.rawValue)], String(self.refusals[reason] ?? 0))
    }
    let errors = "parley_gateway_upstream_errors_total"
    text.begin(errors, .counter, "What went wrong between the gateway and its upstream.")
    for error in Metrics.UpstreamError.allCases {
      text.add(errors, [("kind", error.rawValue)], String(upstreamErrors[error] ?? 0))
    }
  }

  private func writeLoad(to text: inout MetricsText) {
    let values: [(String, MetricsText.Kind, String, Int)] = [
      ("clients_left_total", .counter, "Requests whose client left before the end.", clientsLeft),
      ("received_bytes_total", .counter, "Bytes of bodies of requests.", received),
      ("sent_bytes_total", .counter, "Bytes of bodies of answers.", sent),
      ("connections", .gauge, "Connections that are open.", connections),
      ("streams", .gauge, "Streamed replies under way.", streams),
    ]
    for (name, kind, help, value) in values {
      text.begin("parley_gateway_\(name)", kind, help)
      text.add("parley_gateway_\(name)", [], String(value))
    }
  }
}
