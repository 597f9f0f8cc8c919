import OrderedJSON
import ParleyRuntime

/// A request that a tape does not answer, and what it holds instead.
struct TapeMiss {
  private let path: String
  private let request: Exchange.Request
  private let isCount: Bool
  private let subject: String?
  /// What the tape holds of the kind that was asked for.
  private let candidates: [TapeEntry]

  /// Makes a miss.
  init(
    path: String,
    entries: [TapeEntry],
    request: Exchange.Request,
    isCount: Bool,
    of subject: String?
  ) {
    self.path = path
    self.request = request
    self.isCount = isCount
    self.subject = subject
    candidates = entries.filter { ($0.exchange == nil) == isCount }
  }

  /// The error that ends the run: no script catches it, since what came after it would be another run than the recorded one.
  ///
  /// What is found stands in the message where a trial asks: of its error the message is kept.
  var error: EffectError {
    let message =
      "the tape \(path) has no answer to this \(noun), and nothing is sent while it is replayed"
    let lines = subject == nil ? found + [remedy] : [remedy]
    return EffectError(
      .permission,
      subject == nil
        ? message : ([message] + found).joined(separator: "; ").replacing(":; ", with: ": "),
      help: lines.joined(separator: "\n")
    )
  }

  private var noun: String { isCount ? "count of tokens" : "request" }

  private var remedy: String {
    "bring the tape up to date with --refresh, which sends what is missing or changed and nothing else"
  }

  /// What the tape holds that comes near.
  private var found: [String] {
    let key = TapeKey(request, isCount: isCount)
    let same = candidates.filter { TapeKey($0) == key }
    let here = same.count { $0.subject == subject }
    if here > 0 {
      let times = here == 1 ? "once" : "\(here) times"
      return ["it holds this very \(noun) \(times), and it is asked once more"]
    }
    if let other = same.first {
      return [
        "it holds this very \(noun) on line \(other.line), but for \(scope(other.subject)), not for "
          + scope(subject)
      ]
    }
    guard let nearest else { return ["it holds no \(noun) at all"] }
    let differences = RequestDifference(from: nearest.request, to: request).lines
    return ["the nearest \(noun) is on line \(nearest.line); what differs, as recorded → as asked:"]
      + differences
  }

  private func scope(_ subject: String?) -> String {
    if subject == nil { return "the run outside of trials" }
    return subject == self.subject ? "this trial" : "another trial"
  }

  /// How many requests of other trials are compared at most.
  private static let mostCompared = 100

  /// The recorded request that is most alike: of the same trial where there is one, else of all.
  private var nearest: TapeEntry? {
    let own = candidates.filter { $0.subject == subject }
    let compared = own.isEmpty ? Array(candidates.prefix(Self.mostCompared)) : own
    var best: (entry: TapeEntry, likeness: Double)?
    for entry in compared {
      let likeness = RequestDifference(from: entry.request, to: request).likeness
      if best.map({ likeness > $0.likeness }) ?? true { best = (entry, likeness) }
    }
    return best?.entry
  }
}
