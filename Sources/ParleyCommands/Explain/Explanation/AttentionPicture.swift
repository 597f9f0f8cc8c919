/// How much the tokens of a prompt looked at each other.
struct AttentionPicture: Sendable, Hashable {
  /// A head.
  struct Head: Sendable, Hashable {
    /// The layer, from 0.
    var layer: Int
    /// The head in its layer, from 0.
    var head: Int
  }

  /// Where a head looks on average over the shown rows; the parts add up to 1.
  struct Habit: Sendable, Hashable {
    /// At the first token of all, where heads look that have nothing to look for.
    var first: Double
    /// At the token itself.
    var itself: Double
    /// At the token just before.
    var previous: Double
    /// At tokens further back.
    var further: Double
    /// The mean of the greatest single weight further back: how telling the head is.
    var focus: Double
  }

  /// The first position that is shown, counted from 0 at the start of the prompt.
  var start: Int
  /// The tokens that are shown: the last ones of the prompt.
  var tokens: [NamedToken]
  /// The weights of each head: `weights[layer][head][row][column]`, a row for each shown token, its columns up to itself.
  var weights: [[[[Double]]]]
  /// Where each head looks: `habits[layer][head]`.
  var habits: [[Habit]]
  /// The head that is shown large.
  var chosen: Head
  /// Whether the command line chose the layer or the head.
  var isAsked: Bool

  /// The rows of the head that is shown large.
  var rows: [[Double]] { weights[chosen.layer][chosen.head] }
  /// The habit of the head that is shown large.
  var habit: Habit { habits[chosen.layer][chosen.head] }
  /// The weight that the rows of the chosen head give to tokens before the first one shown.
  var unseen: [Double] { rows.map { max(0, 1 - $0.reduce(0, +)) } }
  /// The number of heads in all layers.
  var headCount: Int { habits.reduce(0) { $0 + $1.count } }

  /// What the last token of the prompt looked at most, when the first token of the reply was to be chosen; greatest first.
  func lastLooks(count: Int) -> [(token: NamedToken, weight: Double)] {
    guard let row = rows.last else { return [] }
    let ranked = row.indices.sorted { (row[$0], $1) > (row[$1], $0) }
    return ranked.prefix(count).filter { row[$0] >= 0.01 }.map { (tokens[$0], row[$0]) }
  }
}
