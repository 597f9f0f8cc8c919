import ClaudeMessages
import ParleyDiagnostics

/// What a run of a script would send, as far as it can be known without sending anything.
package struct Plan: Sendable, Equatable {
  /// How often something happens, depending on replies.
  package struct Count: Sendable, Equatable {
    /// The fewest times.
    package let least: Int
    /// The most times; nil where there is no bound, or none was found.
    package let most: Int?
  }

  /// The requests of one statement that carry the same settings.
  package struct Requests: Sendable, Equatable {
    /// What they have in common.
    package let statement: PlannedStatement
    /// How many there are.
    package let count: Count
    /// The tokens that one of them likely sends.
    package let likelyInput: ClosedRange<Int>
    /// The most tokens that one of them can send.
    package let worstInput: Int
    /// The price that the dearest of them likely has; nil when none is known.
    package let likelyCost: DollarAmount?
    /// The most that one of them can cost, every attempt charged; nil when no price is known.
    package let worstCost: DollarAmount?
  }

  /// A place where the script goes one way or another because of a reply, or of something else that only a run knows.
  package struct Decision: Sendable, Equatable {
    /// Where.
    package let place: SourcePosition
    /// The requests of all runs that come by it.
    package let requests: Count
    /// Whether it is a loop that goes on as long as replies say so.
    package let isEndless: Bool
  }

  /// An experiment: its trials and all that they take, of whichever way is gone.
  package struct Experiment: Sendable, Equatable {
    /// One of the things that its trials differ in.
    package struct Axis: Sendable, Equatable {
      /// The name of the setting, variable or data set.
      package let name: String
      /// Whether it is a data set.
      package let isDataSet: Bool
      /// How many values or rows it has; nil where that is not known.
      package let count: Int?
    }

    /// Where it stands.
    package let place: SourcePosition
    /// Its name.
    package let name: String
    /// What its trials differ in, in the order of declaration.
    package let axes: [Axis]
    /// How often each combination is tried.
    package let repeats: Int
    /// How many trials there are.
    package let trials: Count
    /// How many of the combinations were followed, where not all were; nil where the numbers are no estimate in this respect.
    package let followed: Int?
    /// The requests of all trials.
    package let requests: Count
    /// The tokens that they likely send.
    package let likelyInput: ClosedRange<Int>
    /// The most tokens that they can send and receive; nil without a bound.
    package let worstTokens: Tokens?
    /// What they likely cost; nil without a price.
    package let likelyCost: ClosedRange<DollarAmount>?
    /// The most that they can cost; nil without a bound or when a price is not known.
    package let worstCost: DollarAmount?
    /// The part of it that `judge` takes; nil where it is not asked.
    package let judging: Judging?
  }

  /// Tokens sent and received.
  package struct Tokens: Sendable, Equatable {
    /// Sent.
    package let input: Int
    /// Received.
    package let output: Int
  }

  /// What `judge` takes.
  package struct Judging: Sendable, Equatable {
    /// Its requests.
    package let requests: Count
    /// What they likely cost; nil without a price.
    package let likelyCost: ClosedRange<DollarAmount>?
    /// The most that they can cost; nil without a bound or when a price is not known.
    package let worstCost: DollarAmount?
  }

  /// Something to know about the plan, with the place it belongs to; nil for the whole script.
  package struct Note: Sendable, Hashable {
    /// Where.
    package let place: SourcePosition?
    /// What: stands on its own, lower case, no full stop.
    package let message: String
  }

  /// The script's path.
  package let path: String
  /// The requests of the whole run.
  package let requestCount: Count
  /// The tokens that the run likely sends, from the shortest way to the longest of those that have a bound.
  package let likelyInput: ClosedRange<Int>
  /// The most tokens that the run can send and receive; nil without a bound.
  package let worstTokens: Tokens?
  /// What the run likely costs, from the cheapest way to the dearest of those that have a bound; nil without a price.
  package let likelyCost: ClosedRange<DollarAmount>?
  /// The most that the run can cost; nil without a bound or when a price is not known.
  package let worstCost: DollarAmount?
  /// The part of it that `judge` takes; nil where it is not asked.
  package let judging: Judging?
  /// Whether trials are answered in batches: their prices are half.
  package let isBatched: Bool
  /// The experiments, in the order of the source.
  package let experiments: [Experiment]
  /// The requests by statement and settings, in the order of the source.
  package let requests: [Requests]
  /// Where it depends on a reply how the run goes on, in the order of the source.
  package let decisions: [Decision]
  /// What else there is to know, in the order of the source.
  package let notes: [Note]
  /// Whether not every way was followed to its end.
  package let isPartial: Bool
  /// The errors of the script, or the one that ends every run.
  package let diagnostics: [Diagnostic]
  /// How a run ends as far as it is certain: with an error, or else well.
  package let status: ExitStatus
}

/// A statement that sends, with the settings its requests carry.
package struct PlannedStatement: Sendable, Hashable {
  /// A setting as it is sent.
  package struct Setting: Sendable, Hashable {
    /// Its name, or the field's.
    package let name: String
    /// Its text form.
    package let value: String
  }

  /// Where it stands.
  package let place: SourcePosition
  /// The conversation it sends.
  package let conversation: String
  /// The model's id.
  package let model: String
  /// The longest reply, in tokens.
  package let maxTokens: Int
  /// How often a request is sent at most.
  package let attempts: Int
  /// The other settings of the requests that are not left at their default, in the order of the manual.
  package let settings: [Setting]
}
