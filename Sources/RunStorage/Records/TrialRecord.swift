import OrderedJSON

/// One finished trial.
package struct TrialRecord: Sendable, Equatable {
  /// How a trial came out; an error is never a failure.
  package enum Status: String, Sendable, CaseIterable {
    /// Every true-or-false score and every `expect` held.
    case pass
    /// One did not.
    case fail
    /// It could not be finished.
    case error
  }

  /// What kept a trial from being finished.
  package struct Failure: Sendable, Equatable {
    /// The word that the language has for it, such as `api`, `network`, `value`, `budget` or `timeout`.
    package var kind: String
    /// What happened.
    package var message: String
    /// The line of the script, from 1; nil where it has none.
    package var line: Int?

    /// Makes a failure.
    package init(kind: String, message: String, line: Int? = nil) {
      self.kind = kind
      self.message = message
      self.line = line
    }
  }

  /// The tokens of its requests.
  package struct Usage: Sendable, Equatable {
    /// Prompt tokens that were neither written to nor read from the cache.
    package var input: Int64 = 0
    /// Reply tokens, thinking included.
    package var output: Int64 = 0
    /// Prompt tokens written to the cache.
    package var cacheCreation: Int64 = 0
    /// Prompt tokens read from the cache.
    package var cacheRead: Int64 = 0
    /// The part of the output that went to thinking.
    package var thinking: Int64 = 0

    /// Makes counts of nothing.
    package init() {}
  }

  /// The run.
  package var run: String
  /// The experiment's name.
  package var experiment: String
  /// Its number in the experiment, from 1, by factors, rows and repeats, whatever order trials finish in.
  package var number: Int
  /// The SHA-256 in hex of its factor values, its rows, its repeat number and the text of the trial with what it uses.
  package var identity: String
  /// The same without the text: alike in runs whose trial was changed.
  package var subject: String
  /// How it came out.
  package var status: Status
  /// Its factor values by name, in order.
  package var factors: JSONObject
  /// Its rows by the data set's name, each an object.
  package var rows: JSONObject
  /// Which repeat it is, from 1.
  package var repeatNumber: Int
  /// Its scores by name: bools and numbers; those it did not reach are missing.
  package var scores: JSONObject
  /// Its records by name.
  package var records: JSONObject
  /// Each score or `expect` that did not hold, in words.
  package var failures: [String]
  /// What kept it from being finished; nil where it was.
  package var error: Failure?
  /// What it printed.
  package var output: String
  /// The tokens of its requests.
  package var usage: Usage
  /// What its replies cost, whenever they were paid, in pico-dollars; nil where a price is unknown.
  package var cost: Int64?
  /// The part of ``cost`` that `judge` took, in pico-dollars.
  package var judgeCost: Int64
  /// How many requests it made, those of `judge` included, sent now or answered from the store.
  package var requests: Int
  /// How many of them were answered from the store.
  package var reusedRequests: Int
  /// How many of them `judge` made.
  package var judgeRequests: Int
  /// How long its requests took together, as they were sent, in nanoseconds.
  package var latency: Int64
  /// The stop reason of its last reply; nil without one.
  package var stopReason: String?
  /// The id of the model that gave its last reply; nil without one.
  package var model: String?
  /// When it started, in microseconds since 1970.
  package var startedAt: Int64
  /// When it ended, in microseconds since 1970.
  package var endedAt: Int64

  /// Makes a trial that has measured nothing.
  package init(
    run: String,
    experiment: String,
    number: Int,
    identity: String,
    subject: String,
    factors: JSONObject,
    rows: JSONObject,
    repeatNumber: Int,
    startedAt: Int64
  ) {
    self.run = run
    self.experiment = experiment
    self.number = number
    self.identity = identity
    self.subject = subject
    status = .pass
    self.factors = factors
    self.rows = rows
    self.repeatNumber = repeatNumber
    scores = JSONObject()
    records = JSONObject()
    failures = []
    output = ""
    usage = Usage()
    cost = 0
    judgeCost = 0
    requests = 0
    reusedRequests = 0
    judgeRequests = 0
    latency = 0
    self.startedAt = startedAt
    endedAt = startedAt
  }
}
