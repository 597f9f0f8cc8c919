import LocalInference

extension Explainer {
  /// Explains two texts and what makes the difference.
  ///
  /// - Throws: ``ExplanationError`` for a text, a word or settings that cannot be used.
  func comparison(
    of first: String,
    with second: String
  ) throws(ExplanationError) -> ExplanationComparison {
    let records = (first: try record(of: first), second: try record(of: second))
    let shared = TokenAlignment.shared(records.first.textTokens, records.second.textTokens)
    let last = (
      records.first.reply.promptTokens.count - 1, records.second.reply.promptTokens.count - 1
    )
    let depths = 0...model.configuration.layers
    return ExplanationComparison(
      first: try explanation(from: records.first, word: nil),
      second: try explanation(from: records.second, word: nil),
      shared: shared,
      word: try sharedWord(of: records.first, records.second),
      overlap: Self.overlap(
        records.first.chances(ofReplyToken: 0),
        records.second.chances(ofReplyToken: 0)
      ),
      likeness: depths.map { depth in
        records.first.inspection.state(at: last.0, depth: depth)
          .cosine(to: records.second.inspection.state(at: last.1, depth: depth))
      },
      parting: parting(of: records.first, records.second)
    )
  }

  /// How much of two distributions is the same: 1 for equal ones, 0 for those that share nothing.
  static func overlap(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).reduce(0) { $0 + min($1.0, $1.1) }
  }

  private func sharedWord(
    of first: ReplyRecord,
    _ second: ReplyRecord
  ) throws(ExplanationError) -> WordInContext? {
    let choices = (first: WordChoice(first, model: model), second: WordChoice(second, model: model))
    let keys = Set(choices.second.entries.map(\.word.key))
    guard let (entry, reason) = try word(of: choices, in: first, second, among: keys) else {
      return nil
    }
    guard let other = choices.second.last(spelt: entry.word.spelling) else {
      throw ExplanationError(
        message: "--word: the second text does not hold the word \(entry.word.spelling)"
      )
    }
    return try wordInContext(
      entry,
      reason,
      [
        place(of: entry.word, in: first, kind: .text),
        place(of: other.word, in: second, kind: .sentence),
      ]
    )
  }

  /// The word that was asked for, or the one that changes most, or the one that says most.
  private func word(
    of choices: (first: WordChoice, second: WordChoice),
    in first: ReplyRecord,
    _ second: ReplyRecord,
    among keys: Set<String>
  ) throws(ExplanationError) -> (entry: WordChoice.Entry, reason: WordInContext.Reason)? {
    if options.word == nil,
      let changed = try mostChanged(of: choices.first, in: first, choices.second, second)
    {
      return (changed, .changed)
    }
    return try chosen(from: choices.first, asked: options.word, among: keys)
  }

  /// The word of both texts that differs most after the last layer; nil when none differs.
  ///
  /// Words that carry meaning come first; the others are looked at when none of these differs, as none does that stands before all that
  /// is different.
  private func mostChanged(
    of words: WordChoice,
    in first: ReplyRecord,
    _ others: WordChoice,
    _ second: ReplyRecord
  ) throws(ExplanationError) -> WordChoice.Entry? {
    let keys = Set(words.entries.map(\.word.key)).intersection(others.entries.map(\.word.key))
    let states = (first: try lastStates(of: first), second: try lastStates(of: second))
    for group in words.lastPlaces(of: keys) {
      let likeness = group.map { entry -> Double in
        guard let other = others.last(spelt: entry.word.key) else { return 1 }
        let one = place(of: entry.word, in: first, kind: .text).position
        let two = place(of: other.word, in: second, kind: .sentence).position
        return states.first(one).cosine(to: states.second(two))
      }
      let least = group.indices.min { likeness[$0] < likeness[$1] }
      if let least, likeness[least] < 0.995 { return group[least] }
    }
    return nil
  }

  /// The states after the last layer, by position among the text's tokens.
  private func lastStates(
    of record: ReplyRecord
  ) throws(ExplanationError) -> (Int) -> [Float] {
    let inspection = try checked { () throws(InferenceError) in
      try model.inspect(record.reply.promptTokens, at: record.textPositions)
    }
    return { inspection.state(at: $0, depth: inspection.layers) }
  }

  /// The place where two replies stop being the same; nil when they do not.
  private func parting(
    of first: ReplyRecord,
    _ second: ReplyRecord
  ) -> ExplanationComparison.Parting? {
    let replies = (first: first.reply.replyTokens, second: second.reply.replyTokens)
    let shared = zip(replies.first, replies.second).prefix { $0 == $1 }.count
    guard shared < max(replies.first.count, replies.second.count) else { return nil }
    // A reply that stopped earlier gave no chances to a further token.
    let isOver = shared >= min(replies.first.count, replies.second.count)
    let chances =
      isOver ? nil : (first.chances(ofReplyToken: shared), second.chances(ofReplyToken: shared))
    return ExplanationComparison.Parting(
      sharedCount: shared,
      sharedText: model.tokenizer.decode(replies.first.prefix(shared)),
      candidates: chances.map {
        candidates($0.0, $0.1, taken: [replies.first[shared], replies.second[shared]])
      } ?? [],
      first: shared < replies.first.count ? NamedToken(replies.first[shared], in: model) : nil,
      second: shared < replies.second.count ? NamedToken(replies.second[shared], in: model) : nil
    )
  }

  private func candidates(
    _ first: [Double],
    _ second: [Double],
    taken: [Int]
  ) -> [ExplanationComparison.Candidate] {
    let ranked = first.indices.sorted {
      (max(first[$0], second[$0]), $1) > (max(first[$1], second[$1]), $0)
    }
    let shown = ranked.prefix(max(2, options.candidates))
    return (shown + taken.filter { !shown.contains($0) }).map {
      ExplanationComparison.Candidate(
        token: NamedToken($0, in: model),
        first: first[$0],
        second: second[$0]
      )
    }
  }
}
