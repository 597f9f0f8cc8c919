import RunStorage
import TerminalText

/// The replies of an experiment as text: for each combination of factors and rows how its repeats differ.
package struct RepliesText: Sendable {
  private let experiment: ExperimentRecord
  private let replies: [RepeatedReplies]
  private let style: TerminalStyle
  private let width: Int

  /// Makes the text of an experiment's replies.
  ///
  /// - Parameters:
  ///   - experiment: The experiment.
  ///   - replies: Its replies.
  ///   - style: With colours or without.
  ///   - width: The columns of a line.
  package init(
    _ experiment: ExperimentRecord,
    _ replies: [RepeatedReplies],
    style: TerminalStyle,
    width: Int
  ) {
    self.experiment = experiment
    self.replies = replies
    self.style = style
    self.width = width
  }

  /// The text, with a line break at its end.
  package var text: String {
    var parts = [style.apply(.strong, to: experiment.name) + "\n"]
    if replies.allSatisfy({ $0.trials.count < 2 }) {
      parts[0] +=
        "no trial was repeated: how much replies differ shows with repeat in the experiment\n"
    }
    parts += replies.map(text)
    return parts.joined(separator: "\n")
  }

  private func text(_ replies: RepeatedReplies) -> String {
    let name = TrialText.name(of: replies.example, in: single)
    let heading = name.isEmpty ? "all trials" : name
    let missing =
      replies.missing > 0
      ? "\(ReportText.count(replies.missing, "trial")) without a whole reply\n" : ""
    return style.apply(.strong, to: heading) + "\n"
      + DistributionText(replies.distribution, style: style, width: width).text + missing
  }

  /// The experiment as one whose trials are not repeated, so that the repeat is not told.
  private var single: ExperimentRecord {
    var single = experiment
    single.repeats = 1
    return single
  }
}
