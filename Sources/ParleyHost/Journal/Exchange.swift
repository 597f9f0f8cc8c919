/// One request with all that came back: what journal, tape and run store keep.
///
/// Bytes are those that were sent and received. Credentials are in none of its parts.
package struct Exchange: Sendable, Equatable {
  /// The request.
  package let request: Request
  /// When it was made.
  package let startedAt: Timestamp
  /// The status and headers of the answer; nil as long as none came.
  package var head: Head?
  /// The attempts that failed before the last one.
  package var failedAttempts: [FailedAttempt] = []
  /// The steps on its way, in order; empty where only ``failedAttempts`` was recorded of them.
  package var progress: [Progress] = []
  /// What arrived, in order.
  package var events: [Event] = []
  /// How it ended; nil while it is under way, and for good when the process died.
  package var ending: Ending?

  /// Makes an exchange that has just begun.
  package init(request: Request, startedAt: Timestamp) {
    self.request = request
    self.startedAt = startedAt
  }
}

extension Exchange {
  /// Tells the exchanges of one run apart.
  package struct ID: Sendable, Hashable {
    /// A number, from 1.
    package let number: Int

    /// Makes an identifier.
    package init(number: Int) {
      self.number = number
    }
  }

  /// What was sent.
  package struct Request: Sendable, Equatable {
    /// The number of the request in its run, from 1.
    package let number: Int
    /// The name of the conversation.
    package let conversation: String
    /// The exact bytes of the body.
    package let body: [UInt8]
    /// The `anthropic-version`.
    package let version: String
    /// The names of the `anthropic-beta` header.
    package let betas: [String]
    /// Whether the answer comes as events.
    package let isStreamed: Bool

    /// Makes a request.
    package init(
      number: Int,
      conversation: String,
      body: [UInt8],
      version: String,
      betas: [String] = [],
      isStreamed: Bool
    ) {
      self.number = number
      self.conversation = conversation
      self.body = body
      self.version = version
      self.betas = betas
      self.isStreamed = isStreamed
    }
  }

  /// The start of an answer.
  package struct Head: Sendable, Equatable {
    /// A header of the answer.
    package struct Header: Sendable, Equatable {
      /// The name as it came.
      package let name: String
      /// The value.
      package let value: String

      /// Makes a header.
      package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
      }

      /// Whether its value must not be kept: credentials and cookies, whatever their case.
      package var isSecret: Bool {
        Self.secretNames.contains(name.lowercased())
      }

      private static let secretNames: Set<String> = [
        "authorization", "proxy-authorization", "x-api-key", "cookie", "set-cookie",
      ]
    }

    /// The HTTP status.
    package let status: Int
    /// The headers without secret ones, in order.
    package let headers: [Header]
    /// When it came, in microseconds from the start of the exchange.
    package let elapsed: Int64

    /// Makes a head; secret headers are left out.
    package init(status: Int, headers: [Header], elapsed: Int64) {
      self.status = status
      self.headers = headers.filter { !$0.isSecret }
      self.elapsed = elapsed
    }
  }

  /// One piece of an answer.
  package struct Event: Sendable, Equatable {
    /// The name of the server-sent event.
    package let name: String
    /// Whether it is the whole message at once rather than one event of a stream.
    package let isWhole: Bool
    /// The exact bytes of its data.
    package let data: [UInt8]
    /// When it came, in microseconds from the start of the exchange.
    package let elapsed: Int64

    /// Makes an event.
    package init(name: String, isWhole: Bool, data: [UInt8], elapsed: Int64) {
      self.name = name
      self.isWhole = isWhole
      self.data = data
      self.elapsed = elapsed
    }
  }

  /// An attempt that failed and was followed by another.
  package struct FailedAttempt: Sendable, Equatable {
    /// The number of the attempt that followed, 2 or higher.
    package let next: Int
    /// Why it failed.
    package let reason: String
    /// The error's code; nil where it was not recorded.
    package let code: String?

    /// Makes a failed attempt.
    package init(next: Int, reason: String, code: String? = nil) {
      self.next = next
      self.reason = reason
      self.code = code
    }
  }

  /// How an exchange ended.
  package struct Ending: Sendable, Equatable {
    /// What ended it.
    package enum Outcome: Sendable, Equatable {
      /// The answer is complete.
      case finished
      /// The run was interrupted.
      case interrupted
      /// It failed.
      case failed(ExchangeFailure)
    }

    /// What ended it.
    package let outcome: Outcome
    /// When, in microseconds from the start of the exchange.
    package let elapsed: Int64
    /// The durations that the reply states; nil where they were not recorded.
    package let timing: Timing?
    /// What it cost; nil where it was not recorded.
    package let price: Price?

    /// Makes an ending.
    package init(_ outcome: Outcome, elapsed: Int64, timing: Timing? = nil, price: Price? = nil) {
      self.outcome = outcome
      self.elapsed = elapsed
      self.timing = timing
      self.price = price
    }
  }

  /// The durations of an exchange as its reply states them.
  package struct Timing: Sendable, Equatable {
    /// From the request to the end, in whole nanoseconds.
    package let latency: Duration
    /// From the request to the first piece of the reply, in whole nanoseconds; nil when none came.
    package let firstToken: Duration?

    /// Makes durations; what is finer than a nanosecond is cut off.
    package init(latency: Duration, firstToken: Duration?) {
      self.latency = .nanoseconds(latency.nanoseconds)
      self.firstToken = firstToken.map { .nanoseconds($0.nanoseconds) }
    }
  }

  /// One step of an exchange, as it is recorded when it happens.
  package enum Step: Sendable, Equatable {
    /// The request is made.
    case began(Request, at: Timestamp)
    /// Another attempt starts, 2 or higher: what an earlier one delivered is void.
    case attempt(Int, because: String, code: String? = nil)
    /// It is a step further on its way.
    case progress(Progress)
    /// The answer starts.
    case head(Head)
    /// A piece of the answer came.
    case event(Event)
    /// It is over.
    case ended(Ending)
  }

  /// Takes in a step that follows those before.
  package mutating func take(_ step: Step) {
    switch step {
    case .began: break
    case .attempt(let number, let reason, let code):
      failedAttempts.append(FailedAttempt(next: number, reason: reason, code: code))
      head = nil
      events = []
    case .progress(let progress): take(progress)
    case .head(let head): self.head = head
    case .event(let event): events.append(event)
    case .ended(let ending): self.ending = ending
    }
  }

  /// The steps that make this exchange.
  package var steps: [Step] {
    var steps: [Step] = [.began(request, at: startedAt)]
    if progress.isEmpty {
      steps += failedAttempts.map { .attempt($0.next, because: $0.reason, code: $0.code) }
    } else {
      steps += progress.map(\.recorded)
    }
    if let head { steps.append(.head(head)) }
    steps += events.map(Step.event)
    if let ending { steps.append(.ended(ending)) }
    return steps
  }
}

extension Duration {
  /// The duration in nanoseconds, cut to whole ones; the nearest end of the range for what does not fit.
  package var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let whole = seconds.multipliedSaturating(by: 1_000_000_000)
    return whole.saturatingSum(attoseconds / 1_000_000_000)
  }
}
