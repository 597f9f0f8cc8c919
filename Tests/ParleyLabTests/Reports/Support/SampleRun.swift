import OrderedJSON
import ParleyHost
import ParleyLab
import RunStorage
import TestSupport

/// Runs made by hand: the same on every machine.
struct SampleRun {
  /// 2026-11-25 23:50:00 UTC.
  static let start: Int64 = 1_795_650_600_000_000

  /// The run.
  var run = RunRecord(
    id: "01k9z2m4c8v5",
    group: "g",
    startedAt: start,
    sources: [
      RunRecord.Source(path: "capitals.claude", hash: "5f1d", bytes: Array(script.utf8)),
      RunRecord.Source(path: "lib/ask.claude", hash: "77aa", bytes: Array("def f() { }\n".utf8)),
    ],
    parameters: ["city_only": true, "note": "it's \"quoted\""],
    invocation: [
      "directory": "/home/ann/my work",
      "arguments": ["run", "-p", "city_only=true", "capitals.claude", "--", "one two"],
    ],
    provider: "https://api.anthropic.com",
    version: "0.1.0",
    catalogue: "2026-11-01"
  )

  /// The experiments with their trials.
  var experiments: [StoredRun.Experiment] = []
  /// The requests of each trial.
  var exchanges: [Int: [ExchangeRecord]] = [:]

  /// The run as reports take it.
  var stored: StoredRun {
    let exchanges = exchanges
    return StoredRun(run, experiments: experiments) { exchanges[$0.number] ?? [] }
  }

  static let script = """
    param city_only = true
    experiment capitals {
      vary model: haiku, sonnet
      vary style: "terse", "chatty"
      data row: "capitals.csv"
      repeat 5
      trial {
        system "Be {{style}}."
        say "What is the capital of {{row.country}}? Answer with the city only."
        score correct = reply contains row.capital
        score words = len(words(reply))
        record first = words(reply)[0]
      }
    }

    """

  static let rows = [
    ("Australia", "Canberra"), ("Brazil", "Brasília"), ("Canada", "Ottawa"), ("Egypt", "Cairo"),
    ("France", "Paris"), ("Japan", "Tokyo"), ("Kenya", "Nairobi"), ("Myanmar", "Naypyidaw"),
    ("Spain", "Madrid"), ("Türkiye", "Ankara"),
  ]

  /// The experiment of ``script``.
  static func experiment(rows: Int = 10, repeats: Int = 5) -> ExperimentRecord {
    ExperimentRecord(
      run: "01k9z2m4c8v5",
      name: "capitals",
      number: 1,
      factors: [
        ExperimentRecord.Factor(name: "model", isSetting: true, values: ["haiku", "sonnet"]),
        ExperimentRecord.Factor(name: "style", isSetting: false, values: ["terse", "chatty"]),
      ],
      dataSets: [
        ExperimentRecord.DataSet(
          name: "row",
          path: "capitals.csv",
          hash: "c0ffee",
          columns: ["country", "capital"],
          rowCount: rows
        )
      ],
      repeats: repeats,
      trialCount: 4 * rows * repeats,
      scores: ["correct", "words"],
      records: ["first"],
      text: "trial {\n  say \"…\"\n}"
    )
  }

  /// All 200 trials of the experiment, drawn at random from a seed.
  static func whole() -> SampleRun {
    var sample = SampleRun()
    sample.run.status = .finished
    sample.run.exitStatus = 3
    sample.run.endedAt = start + 12_300_000
    var random = SeededGenerator(seed: 7)
    let experiment = experiment()
    var trials: [TrialRecord] = []
    for model in ["haiku", "sonnet"] {
      for style in ["terse", "chatty"] {
        for row in rows {
          for repeatNumber in 1...5 {
            let number = trials.count + 1
            var trial = trial(number, model: model, style: style, row: row, repeatNumber)
            let chance = (model == "haiku" ? 0.8 : 0.93) - (row.0 == "Myanmar" ? 0.5 : 0)
            let isRight = Double.random(in: 0..<1, using: &random) < chance
            let reply = Self.reply(row.1, isRight: isRight, style: style, &random)
            sample.exchanges[number] = [
              Self.exchange(1, trial, question: Self.question(row.0), reply: reply)
            ]
            finish(&trial, reply: reply, isRight: isRight, &random)
            if number % 67 == 0 { fail(&trial) }
            trials.append(trial)
          }
        }
      }
    }
    sample.experiments = [StoredRun.Experiment(experiment, trials: trials.shuffled(using: &random))]
    return sample
  }

  /// A trial that has measured nothing yet.
  static func trial(
    _ number: Int,
    model: String = "haiku",
    style: String = "terse",
    row: (String, String) = rows[0],
    _ repeatNumber: Int = 1
  ) -> TrialRecord {
    TrialRecord(
      run: "01k9z2m4c8v5",
      experiment: "capitals",
      number: number,
      identity: "i\(number)",
      subject: "s\(number)",
      factors: ["model": .string(model), "style": .string(style)],
      rows: ["row": ["country": .string(row.0), "capital": .string(row.1)]],
      repeatNumber: repeatNumber,
      startedAt: start + Int64(number) * 40_000
    )
  }

  static func question(_ country: String) -> String {
    "What is the capital of \(country)? Answer with the city only."
  }

  private static func reply(
    _ capital: String,
    isRight: Bool,
    style: String,
    _ random: inout SeededGenerator
  ) -> String {
    let city = isRight ? capital : rows[Int.random(in: 0..<10, using: &random)].1 + " City"
    guard style == "chatty" else { return city }
    let greetings = ["Happy to help!", "Good question.", "Sure!", "Let me think…"]
    return "\(greetings[Int.random(in: 0..<4, using: &random)]) That would be \(city)."
  }

  private static func finish(
    _ trial: inout TrialRecord,
    reply: String,
    isRight: Bool,
    _ random: inout SeededGenerator
  ) {
    let words = reply.split(separator: " ")
    trial.scores = ["correct": .bool(isRight), "words": .int(words.count)]
    trial.records = ["first": .string(String(words[0]))]
    trial.status = isRight ? .pass : .fail
    if !isRight { trial.failures = ["score correct is false: reply contains row.capital"] }
    trial.requests = 1
    trial.usage.input = Int64.random(in: 24..<40, using: &random)
    trial.usage.output = Int64(words.count * 2) + Int64.random(in: 1..<5, using: &random)
    let isSmall = trial.factors["model"] == "haiku"
    trial.cost =
      (trial.usage.input + 5 * trial.usage.output) * (isSmall ? 1_000_000 : 3_000_000)
    let draw = Double.random(in: 0..<1, using: &random)
    trial.latency = Int64((isSmall ? 0.28 : 0.55) * 1e9 * (1 + 1.6 * draw * draw * draw))
    trial.stopReason = "end_turn"
    trial.model = isSmall ? "claude-haiku-4-5" : "claude-sonnet-5"
    trial.endedAt = trial.startedAt + trial.latency / 1000
    if trial.number % 10 == 0 { trial.output = "asked about \(trial.number)\n" }
  }

  /// Makes a trial err.
  static func fail(_ trial: inout TrialRecord) {
    trial.status = .error
    trial.scores = JSONObject()
    trial.records = JSONObject()
    trial.failures = []
    trial.error = TrialRecord.Failure(
      kind: "timeout",
      message: "the trial took longer than 10 s",
      line: 9
    )
    trial.stopReason = nil
    trial.model = nil
  }

  // MARK: Exchanges

  /// A request with its streamed reply.
  static func exchange(
    _ number: Int,
    _ trial: TrialRecord,
    question: String,
    reply: String
  ) -> ExchangeRecord {
    let style = trial.factors["style"]?.stringValue ?? ""
    let body: JSONValue = [
      "model": trial.factors["model"] == "haiku" ? "claude-haiku-4-5" : "claude-sonnet-5",
      "max_tokens": 1024, "system": .string("Be \(style)."),
      "messages": [["role": "user", "content": .string(question)]], "stream": true,
    ]
    return exchange(number, body: body, events: streamed(reply))
  }

  /// A request with whatever came back.
  static func exchange(
    _ number: Int,
    conversation: String = "main",
    body: JSONValue,
    events: [Exchange.Event],
    ending: Exchange.Ending.Outcome? = .finished
  ) -> ExchangeRecord {
    let bytes = JSONWriter.bytes(of: body)
    let request = Exchange.Request(
      number: number,
      conversation: conversation,
      body: bytes,
      version: "2023-06-01",
      isStreamed: true
    )
    var exchange = Exchange(request: request, startedAt: Timestamp(microseconds: start))
    exchange.events = events
    exchange.ending = ending.map { Exchange.Ending($0, elapsed: 300_000) }
    let lines = exchange.steps.map { step in
      ExchangeCodec.encode(step, of: Exchange.ID(number: number)).description + "\n"
    }
    return ExchangeRecord(
      number: number,
      key: "k\(number)",
      conversation: conversation,
      body: bytes,
      steps: Array(lines.joined().utf8),
      isFinished: ending == .finished
    )
  }

  /// The events of a reply that is one text.
  static func streamed(_ text: String, stopReason: String = "end_turn") -> [Exchange.Event] {
    [
      event(
        "message_start",
        [
          "message": [
            "id": "msg_1", "type": "message", "role": "assistant", "model": "claude-haiku-4-5",
            "content": [], "stop_reason": .null, "usage": ["input_tokens": 30, "output_tokens": 1],
          ]
        ]
      ),
      event(
        "content_block_start",
        ["index": 0, "content_block": ["type": "text", "text": ""]]
      ),
      event(
        "content_block_delta",
        ["index": 0, "delta": ["type": "text_delta", "text": .string(text)]]
      ), event("content_block_stop", ["index": 0]),
      event(
        "message_delta",
        [
          "delta": ["stop_reason": .string(stopReason), "stop_sequence": .null],
          "usage": ["output_tokens": 9],
        ]
      ), event("message_stop", [:]),
    ]
  }

  private static func event(_ name: String, _ members: JSONObject) -> Exchange.Event {
    let json = JSONObject([("type", .string(name))] + members.members.map { ($0.key, $0.value) })
    return Exchange.Event(
      name: name,
      isWhole: false,
      data: JSONWriter.bytes(of: .object(json)),
      elapsed: 1000
    )
  }
}
