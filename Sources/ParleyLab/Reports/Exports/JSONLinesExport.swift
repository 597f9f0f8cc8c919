import ClaudeMessages
import OrderedJSON
import ParleyHost
import RunStorage

/// The trials of a run as JSON, one trial a line with everything that is stored of it.
struct JSONLinesExport: Sendable {
  /// The line of a trial, with its newline.
  ///
  /// - Parameters:
  ///   - trial: The trial.
  ///   - exchanges: Its requests.
  /// - Returns: One JSON object.
  static func line(of trial: TrialRecord, exchanges: [ExchangeRecord]) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    for (name, value) in members(of: trial) {
      writer.key(name)
      writer.write(value)
    }
    writer.key("transcript")
    writer.beginArray()
    for exchange in Transcript(exchanges).exchanges { write(exchange, to: &writer) }
    writer.endArray()
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private static func members(of trial: TrialRecord) -> [(String, JSONValue)] {
    [
      ("experiment", .string(trial.experiment)), ("trial", .int(trial.number)),
      ("status", .string(trial.status.rawValue)), ("factors", .object(trial.factors)),
      ("rows", .object(trial.rows)), ("repeat", .int(trial.repeatNumber)),
      ("scores", .object(trial.scores)), ("records", .object(trial.records)),
      ("failures", .array(trial.failures.map(JSONValue.string))),
      ("error", trial.error.map(object) ?? .null), ("output", .string(trial.output)),
      ("input_tokens", number(trial.usage.input)), ("output_tokens", number(trial.usage.output)),
      ("cache_creation_input_tokens", number(trial.usage.cacheCreation)),
      ("cache_read_input_tokens", number(trial.usage.cacheRead)),
      ("thinking_tokens", number(trial.usage.thinking)),
      ("cost", trial.cost.flatMap(TrialValues.dollars) ?? .null),
      ("judge_cost", TrialValues.dollars(trial.judgeCost) ?? .null),
      ("latency", TrialValues.seconds(trial.latency) ?? .null),
      ("requests", .int(trial.requests)), ("reused_requests", .int(trial.reusedRequests)),
      ("judge_requests", .int(trial.judgeRequests)),
      ("stop_reason", trial.stopReason.map(JSONValue.string) ?? .null),
      ("model", trial.model.map(JSONValue.string) ?? .null),
      ("started_at", .string(ExactText.moment(trial.startedAt))),
      ("ended_at", .string(ExactText.moment(trial.endedAt))),
      ("identity", .string(trial.identity)), ("subject", .string(trial.subject)),
    ]
  }

  private static func number(_ count: Int64) -> JSONValue { .number(JSONNumber(count)) }

  private static func object(_ failure: TrialRecord.Failure) -> JSONValue {
    [
      "kind": .string(failure.kind), "message": .string(failure.message),
      "line": failure.line.map(JSONValue.int) ?? .null,
    ]
  }

  /// Writes a request as it was sent, and the message that came as the API gives it.
  private static func write(_ exchange: TranscribedExchange, to writer: inout JSONWriter) {
    let reply = exchange.reply
    writer.beginObject()
    writer.key("conversation")
    writer.write(exchange.conversation)
    writer.key("request")
    if let body = try? RawJSON(parsing: exchange.body) {
      writer.write(body)
    } else {
      writer.write(String(decoding: exchange.body, as: UTF8.self))
    }
    writer.key("reply")
    if let message = reply.message { message.write(to: &writer) } else { writer.write(.null) }
    writer.key("text")
    writer.write(reply.message == nil ? .null : .string(reply.text))
    writer.key("ending")
    writer.write(word(for: reply.ending))
    if case .failed(let failure) = reply.ending {
      writer.key("error")
      writer.write(["code": .string(failure.code), "message": .string(failure.message)])
    }
    writer.key("latency")
    let latency = reply.latency.flatMap { TrialValues.seconds($0.nanoseconds) }
    writer.write(latency ?? .null)
    writer.endObject()
  }

  private static func word(for ending: TranscribedReply.Ending) -> String {
    switch ending {
    case .finished: "finished"
    case .cut: "cut"
    case .failed: "failed"
    }
  }
}
