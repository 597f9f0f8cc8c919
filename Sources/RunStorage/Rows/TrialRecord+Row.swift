import GRDB
import OrderedJSON

extension TrialRecord {
  /// The columns in the order of ``init(_:)``.
  static let selection = """
    SELECT run, experiment, number, identity, subject, status, factors, rows, repeat_number, scores,
      records, failures, error, output, input_tokens, output_tokens, cache_creation_tokens,
      cache_read_tokens, thinking_tokens, cost, judge_cost, requests, reused_requests,
      judge_requests, latency, stop_reason, model, started_at, ended_at
    FROM trial
    """

  /// Reads a row of ``selection``.
  init(_ row: Row) throws {
    var columns = ColumnReader(row, of: "trial")
    let run = try columns.text()
    let experiment = try columns.text()
    let number = try columns.count()
    let identity = try columns.text()
    let subject = try columns.text()
    let status: Status = try columns.word()
    self.init(
      run: run,
      experiment: experiment,
      number: number,
      identity: identity,
      subject: subject,
      factors: try columns.object(),
      rows: try columns.object(),
      repeatNumber: try columns.count(),
      startedAt: 0
    )
    self.status = status
    try readResults(from: &columns)
    try readMeasurements(from: &columns)
  }

  private mutating func readResults(from columns: inout ColumnReader) throws {
    scores = try columns.object()
    records = try columns.object()
    failures = try columns.strings()
    error = try columns.optionalText().map { Failure(text: $0) }
    output = try columns.textBytes()
  }

  private mutating func readMeasurements(from columns: inout ColumnReader) throws {
    usage.input = try columns.integer()
    usage.output = try columns.integer()
    usage.cacheCreation = try columns.integer()
    usage.cacheRead = try columns.integer()
    usage.thinking = try columns.integer()
    cost = try columns.optionalInteger()
    judgeCost = try columns.integer()
    requests = try columns.count()
    reusedRequests = try columns.count()
    judgeRequests = try columns.count()
    latency = try columns.integer()
    stopReason = try columns.optionalText()
    model = try columns.optionalText()
    startedAt = try columns.integer()
    endedAt = try columns.integer()
  }

  /// Writes the trial; one of that number is replaced.
  func save(in database: Database) throws {
    let places = Array(repeating: "?", count: 29).joined(separator: ", ")
    try database.run(
      "INSERT OR REPLACE INTO trial VALUES (\(places))",
      subjectValues + resultValues
    )
  }

  private var subjectValues: [DatabaseValue] {
    [
      .text(run), .text(experiment), .integer(number), .text(identity), .text(subject),
      .text(status.rawValue), .json(.object(factors)), .json(.object(rows)),
      .integer(repeatNumber),
    ]
  }

  private var resultValues: [DatabaseValue] {
    [
      .json(.object(scores)), .json(.object(records)), .strings(failures), .text(error?.text),
      .textBytes(output), .integer(usage.input), .integer(usage.output),
      .integer(usage.cacheCreation), .integer(usage.cacheRead), .integer(usage.thinking),
      .integer(cost), .integer(judgeCost), .integer(requests), .integer(reusedRequests),
      .integer(judgeRequests), .integer(latency), .text(stopReason), .text(model),
      .integer(startedAt), .integer(endedAt),
    ]
  }
}

extension TrialRecord.Failure {
  /// The failure as a JSON object.
  fileprivate var text: String {
    var object: JSONObject = ["kind": .string(kind), "message": .string(message)]
    object["line"] = line.map { .int($0) }
    return JSONValue.object(object).description
  }

  /// Reads ``text``; what is no such object becomes the message.
  fileprivate init(text: String) {
    let json = try? JSONParser().parse(text)
    self.init(
      kind: json?["kind"]?.stringValue ?? "unknown",
      message: json?["message"]?.stringValue ?? text,
      line: json?["line"]?.intValue
    )
  }
}
