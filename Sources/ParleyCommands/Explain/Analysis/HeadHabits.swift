/// What heads of attention look at, and which of them tells most.
enum HeadHabits {
  /// Where a head looks on average.
  ///
  /// - Parameters:
  ///   - rows: The weights of the shown positions, each over the shown positions up to itself.
  ///   - start: The position of the first row; the weights of positions before it are not in the rows.
  /// - Returns: The shares; rows that have no token further back than the one before them, counting no first token, are left out.
  static func habit(of rows: [[Double]], from start: Int) -> AttentionPicture.Habit {
    var habit = AttentionPicture.Habit(first: 0, itself: 0, previous: 0, further: 0, focus: 0)
    var count = 0.0
    for (index, row) in rows.enumerated() where start + index >= 3 && index >= 2 {
      let first = start == 0 ? row[0] : 0
      let seen = row[(start == 0 ? 1 : 0)..<(index - 1)]
      let unseen = max(0, 1 - row.reduce(0, +))
      habit.first += first
      habit.itself += row[index]
      habit.previous += row[index - 1]
      habit.further += seen.reduce(unseen, +)
      habit.focus += seen.max() ?? 0
      count += 1
    }
    guard count > 0 else { return habit }
    return AttentionPicture.Habit(
      first: habit.first / count,
      itself: habit.itself / count,
      previous: habit.previous / count,
      further: habit.further / count,
      focus: habit.focus / count
    )
  }

  /// The most telling head: the one that looks hardest at single tokens further back.
  ///
  /// The token itself, the one before it and the first of all are not counted: most models have heads that look there whatever the text.
  ///
  /// - Parameters:
  ///   - habits: By layer, then by head; none empty.
  ///   - layer: Only heads of this layer; nil for all.
  ///   - head: Only heads of this number; nil for all.
  /// - Returns: The head; the first one of equals.
  static func mostTelling(
    _ habits: [[AttentionPicture.Habit]],
    layer: Int? = nil,
    head: Int? = nil
  ) -> AttentionPicture.Head {
    var best = AttentionPicture.Head(layer: layer ?? 0, head: head ?? 0)
    var focus = -1.0
    for (layerIndex, row) in habits.enumerated() where layer ?? layerIndex == layerIndex {
      for (headIndex, habit) in row.enumerated()
      where head ?? headIndex == headIndex && habit.focus > focus {
        focus = habit.focus
        best = AttentionPicture.Head(layer: layerIndex, head: headIndex)
      }
    }
    return best
  }
}
