import ClaudeMessages
import OrderedJSON
import ParleyDiagnostics
import ParleyHost
import ParleyRuntime

/// The events of a run as JSON objects.
///
/// This is what `--output jsonl` prints, one object a line. The names are stable.
///
/// | type | members |
/// | --- | --- |
/// | `request` | `number`, `conversation`, `model`, `body` |
/// | `progress` | `number`, `step` (`budget`, `connecting`, `sent`, `older_version`, `answered`, `retrying`), and by step `attempt`, `of`, `version`, `status`, `request_id`, `gateway` (where one is on the way: `in_gateway`, `at_api`, in seconds), `after`, `because` |
/// | `delta` | `number`, and `text` or `thinking` |
/// | `tool_call` | `number` (of the request whose reply made the call; 0 for one of an earlier statement), `conversation`, `id`, `name`, `input`, `result`, `is_error`, `server` (the name of the server that ran it, or null), `line` (of the script that failed, or null); once it is over |
/// | `reply` | `number`, `conversation`, `text`, and the fields of a reply |
/// | `print` | `text` |
/// | `value` | `value` |
/// | `expect` | `passed`, `path`, `line`, `source`, `operands` (`source`, `value`), `message`, `error` |
/// | `experiment` | `name`, `step` (`begun`, `over`), `trials`, `done`, `taken` (from the store, as they were), `failed`, `erred`, `reused_requests`, `cost` |
/// | `trial` | `experiment`, `trial` (its number), `status` (`pass`, `fail`, `error`), `factors`, `rows`, `repeat`, `scores`, `records`, `failures`, `input_tokens`, `output_tokens`, `cache_creation_input_tokens`, `cache_read_input_tokens`, `cost`, `latency` (seconds), `stop_reason`, `error` (null, or `kind`, `message`, `line`), `requests`, `reused_requests`; in the order of their numbers, each once those before it are over |
/// | `notice`, `error` | as `parley check --format json` |
/// | `done` | `status`, `requests`, `cost` (US dollars or null), `usage`, `expectations` (`passed`, `failed`), and where `judge` was asked `judge` (`requests`, `cost`), its part of them |
struct EventRecord {
  /// The objects that an event becomes; none for an event that tells a machine nothing.
  static func records(of event: RunEvent, in map: SourceMap) -> [JSONObject] {
    switch event {
    case .sources, .cited, .requestEnded: []
    case .request(let report): [record(of: report)]
    case .progress(let progress, let tag): [record(of: progress, tag)]
    case .text(let text, let tag): [delta("text", text, tag)]
    case .thinking(let text, let tag): [delta("thinking", text, tag)]
    case .toolCall(let report): record(of: report, in: map).map { [$0] } ?? []
    case .reply(let report): [record(of: report)]
    case .print(let line): [["type": "print", "text": .string(line)]]
    case .shown(let value): [["type": "value", "value": ValueText.json(value)]]
    case .expectation(let expectation): [record(of: expectation, in: map)]
    case .experiment(let progress): record(of: progress).map { [$0] } ?? []
    case .trial(let columns):
      [JSONObject([("type", "trial")] + columns.members.map { ($0.key, $0.value) })]
    case .notice(let diagnostic): [record(of: diagnostic, type: "notice", in: map)]
    case .error(let diagnostics): diagnostics.map { record(of: $0, type: "error", in: map) }
    case .done(let summary): [record(of: summary)]
    }
  }

  private static func record(of report: RequestReport) -> JSONObject {
    let body = (try? RawJSON(parsing: report.body))?.value ?? .null
    return [
      "type": "request", "number": .int(report.tag.number),
      "conversation": .string(report.tag.conversation), "model": .string(report.model),
      "body": body,
    ]
  }

  private static func delta(_ name: String, _ text: String, _ tag: RequestTag) -> JSONObject {
    ["type": "delta", "number": .int(tag.number), name: .string(text)]
  }

  private static func record(of progress: RequestProgress, _ tag: RequestTag) -> JSONObject {
    var record: JSONObject = ["type": "progress", "number": .int(tag.number)]
    switch progress {
    case .waitingForBudget: record.append("step", "budget")
    case .connecting(let attempt, let total):
      record.append("step", "connecting")
      record.append("attempt", .int(attempt))
      record.append("of", .int(total))
    case .olderVersion(let version):
      record.append("step", "older_version")
      record.append("version", .string(version))
    case .sent: record.append("step", "sent")
    case .answered(let status, let requestID, let gateway):
      record.append("step", "answered")
      record.append("status", .int(status))
      record.append("request_id", requestID.map(JSONValue.string) ?? .null)
      if let gateway { record.append("gateway", json(of: gateway)) }
    case .retrying(let attempt, let total, let pause, let reason):
      record.append("step", "retrying")
      record.append("attempt", .int(attempt))
      record.append("of", .int(total))
      record.append("after", ValueText.json(.float(pause / .seconds(1))))
      record.append("because", .string(reason))
    }
    return record
  }

  private static func json(of gateway: GatewayTimes) -> JSONValue {
    [
      "in_gateway": ValueText.json(.float(gateway.inGateway / .seconds(1))),
      "at_api": ValueText.json(.float(gateway.atAPI / .seconds(1))),
    ]
  }

  private static func record(of report: ToolCallReport, in map: SourceMap) -> JSONObject? {
    guard let result = report.result else { return nil }
    let input = (try? RawJSON(parsing: Array(report.arguments.utf8)))?.value
    let server: JSONValue =
      if case .server(let name) = report.source { .string(name) } else { .null }
    return [
      "type": "tool_call", "number": .int(report.tag.number),
      "conversation": .string(report.tag.conversation), "id": .string(report.id),
      "name": .string(report.name), "input": input ?? .string(report.arguments),
      "result": .string(result.text), "is_error": .bool(result.isError),
      "server": server,
      "line": result.failure.flatMap { map.position(of: $0) }.map { .int($0.line) } ?? .null,
    ]
  }

  private static func record(of report: ReplyReport) -> JSONObject {
    var record: JSONObject = [
      "type": "reply", "number": .int(report.tag.number),
      "conversation": .string(report.tag.conversation), "text": .string(report.reply.text.string),
    ]
    for entry in report.reply.fields.entries {
      record.append(entry.key.string, ValueText.json(entry.value))
    }
    return record
  }

  private static func record(of expectation: Expectation, in map: SourceMap) -> JSONObject {
    var record: JSONObject = ["type": "expect", "passed": .bool(expectation.passed)]
    if let position = map.position(of: expectation.span) {
      record.append("path", .string(position.path))
      record.append("line", .int(position.line))
    }
    record.append("source", source(expectation.span, in: map))
    let operands = expectation.operands.map { operand -> JSONValue in
      ["source": source(operand.span, in: map), "value": ValueText.json(operand.value)]
    }
    record.append("operands", .array(operands))
    record.append("message", expectation.message.map(JSONValue.string) ?? .null)
    record.append("error", expectation.error.map(JSONValue.string) ?? .null)
    return record
  }

  private static func record(of progress: ExperimentProgress) -> JSONObject? {
    let step: String
    switch progress.phase {
    case .begun: step = "begun"
    case .over: step = "over"
    case .underWay, .stillUnderWay: return nil
    }
    return [
      "type": "experiment", "name": .string(progress.name), "step": .string(step),
      "trials": .int(progress.total), "done": .int(progress.done), "taken": .int(progress.taken),
      "failed": .int(progress.failed),
      "erred": .int(progress.erred), "reused_requests": .int(progress.reusedRequests),
      "cost": progress.cost.map { ValueText.json(.float(DollarAmount(picodollars: $0).dollars)) }
        ?? .null,
    ]
  }

  private static func source(_ span: SourceSpan, in map: SourceMap) -> JSONValue {
    map.file(containing: span).map { .string($0.text(of: span)) } ?? .null
  }

  private static func record(
    of diagnostic: Diagnostic,
    type: String,
    in map: SourceMap
  ) -> JSONObject {
    var record: JSONObject = ["type": .string(type)]
    let value = JSONDiagnosticRenderer(map: map).value(of: diagnostic)
    record.members += value.objectValue?.members ?? []
    return record
  }

  private static func record(of summary: RunSummary) -> JSONObject {
    let usage = summary.usage
    func count(_ number: Int64) -> JSONValue { .int(Int(number)) }
    var record: JSONObject = [
      "type": "done", "status": .int(Int(summary.status.rawValue)),
      "requests": .int(summary.requests),
      "cost": summary.cost.map { ValueText.json(.float(DollarAmount(picodollars: $0).dollars)) }
        ?? .null,
      "usage": [
        "input_tokens": count(usage.input), "output_tokens": count(usage.output),
        "cache_creation_input_tokens": count(usage.cacheCreation),
        "cache_read_input_tokens": count(usage.cacheRead), "thinking_tokens": count(usage.thinking),
      ],
      "expectations": [
        "passed": .int(summary.expectationsPassed), "failed": .int(summary.expectationsFailed),
      ],
    ]
    let judging = summary.judging
    if judging.requests > 0 {
      let cost = judging.isCostKnown ? DollarAmount(picodollars: judging.cost).dollars : nil
      record.append(
        "judge",
        [
          "requests": .int(judging.requests),
          "cost": cost.map { ValueText.json(.float($0)) } ?? .null,
        ]
      )
    }
    return record
  }
}
