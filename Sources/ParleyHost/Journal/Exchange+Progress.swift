extension Exchange {
  /// A step of a request on its way that is shown while it waits; tapes keep them, journals do without.
  package struct Progress: Sendable, Equatable {
    /// What happened.
    package enum Step: Sendable, Equatable {
      /// An attempt starts, 1 … `of`.
      case connecting(attempt: Int, of: Int)
      /// The request went out.
      case sent
      /// The server does not know the API version; the attempt is repeated with this older one.
      case olderVersion(String)
      /// The head of an answer came whose attempt failed after it.
      case answered(Head)
      /// An attempt failed; the one named, 2 … `of`, follows after a pause.
      case waiting(for: Int, of: Int, pause: Duration, because: String, code: String)
    }

    /// What happened.
    package let step: Step
    /// When, in microseconds from the start of the exchange.
    package let elapsed: Int64

    /// Makes a step.
    package init(_ step: Step, elapsed: Int64) {
      self.step = step
      self.elapsed = elapsed
    }
  }

  /// What an exchange cost, as it was priced when it was made.
  package struct Price: Sendable, Equatable {
    /// The cost in pico-dollars; nil when no price was known.
    package let picodollars: Int64?

    /// Makes a price.
    package init(picodollars: Int64?) {
      self.picodollars = picodollars
    }
  }

  /// Takes in a step on the way: a wait makes void what the attempt before delivered.
  mutating func take(_ step: Progress) {
    if case .waiting(let next, _, _, let reason, let code) = step.step {
      if let head { progress.append(Progress(.answered(head), elapsed: head.elapsed)) }
      failedAttempts.append(FailedAttempt(next: next, reason: reason, code: code))
      head = nil
      events = []
    }
    progress.append(step)
  }
}

extension Exchange.Progress {
  /// The step as it is recorded: the head of an attempt that failed is a head like any other, made void by what follows.
  var recorded: Exchange.Step {
    if case .answered(let head) = step { .head(head) } else { .progress(self) }
  }
}
