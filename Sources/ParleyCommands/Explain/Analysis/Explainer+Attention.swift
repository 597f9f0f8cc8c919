import LocalInference

extension Explainer {
  /// The picture of who looks at whom at the end of a prompt.
  func attention(in record: ReplyRecord) -> AttentionPicture {
    let inspection = record.inspection
    let start = inspection.positions.lowerBound
    let positions = start..<record.reply.promptTokens.count
    let weights = (0..<inspection.layers).map { layer in
      (0..<inspection.heads).map { head in
        positions.map { position in
          inspection.attention(at: position, layer: layer, head: head)[start...].map(Double.init)
        }
      }
    }
    let habits = weights.map { heads in heads.map { HeadHabits.habit(of: $0, from: start) } }
    return AttentionPicture(
      start: start,
      tokens: positions.map { NamedToken(record.reply.promptTokens[$0], in: model) },
      weights: weights,
      habits: habits,
      chosen: HeadHabits.mostTelling(habits, layer: options.layer, head: options.head),
      isAsked: options.layer != nil || options.head != nil
    )
  }
}
