import OrderedJSON
import RunStorage

/// The replies to trials that differ in their repeat alone.
package struct RepeatedReplies: Sendable {
  /// The first of the trials.
  package let example: TrialRecord
  /// The trials' numbers, in order.
  package let trials: [Int]
  /// How many of them have no whole reply.
  package let missing: Int
  /// The replies of the others.
  package let distribution: ReplyDistribution

  /// Groups trials by what they have in common.
  ///
  /// - Parameter trials: The trials, each with its last reply's text; nil without a whole reply.
  /// - Returns: One for each combination of factor values and rows, in the order of the trials' numbers.
  package static func all(_ trials: [(trial: TrialRecord, reply: String?)]) -> [RepeatedReplies] {
    var groups: [[(trial: TrialRecord, reply: String?)]] = []
    var places: [[JSONObject]: Int] = [:]
    for entry in trials.sorted(by: { $0.trial.number < $1.trial.number }) {
      let key = [entry.trial.factors, entry.trial.rows]
      if let place = places[key] {
        groups[place].append(entry)
      } else {
        places[key] = groups.count
        groups.append([entry])
      }
    }
    return groups.compactMap(RepeatedReplies.init)
  }

  /// The factor values that the trials have in common.
  package var factors: JSONObject { example.factors }
  /// The rows that they have in common.
  package var rows: JSONObject { example.rows }

  private init?(_ entries: [(trial: TrialRecord, reply: String?)]) {
    guard let first = entries.first else { return nil }
    let replies = entries.compactMap(\.reply)
    example = first.trial
    trials = entries.map(\.trial.number)
    missing = entries.count - replies.count
    distribution = ReplyDistribution(replies)
  }
}
