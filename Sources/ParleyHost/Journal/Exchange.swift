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

  /// How an exchange ended.
  package struct Ending: Sendable, Equatable {
    /// What ended it.
    package enum Outcome: Sendable, Equatable {
      /// The answer is complete.
      case finished
      /// The run was interrupted.
      case interrupted
      /// It failed: the error's code, and what happened.
      case failed(code: String, message: String)
    }

    /// What ended it.
    package let outcome: Outcome
    /// When, in microseconds from the start of the exchange.
    package let elapsed: Int64

    /// Makes an ending.
    package init(_ outcome: Outcome, elapsed: Int64) {
      self.outcome = outcome
      self.elapsed = elapsed
    }
  }

  /// One step of an exchange, as it is recorded when it happens.
  package enum Step: Sendable, Equatable {
    /// The request is made.
    case began(Request, at: Timestamp)
    /// Another attempt starts, 2 or higher: what an earlier one delivered is void.
    case attempt(Int, because: String)
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
    case .attempt:
      head = nil
      events = []
    case .head(let head): self.head = head
    case .event(let event): events.append(event)
    case .ended(let ending): self.ending = ending
    }
  }

  /// The steps that make this exchange.
  package var steps: [Step] {
    var steps: [Step] = [.began(request, at: startedAt)]
    if let head { steps.append(.head(head)) }
    steps += events.map(Step.event)
    if let ending { steps.append(.ended(ending)) }
    return steps
  }
}
