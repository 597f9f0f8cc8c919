import LocalInference
import ParleyDiagnostics

extension Explainer {
  /// A place where a word stands: what the model reads up to it, and what a scene says of it.
  struct WordPlace {
    /// What the context is.
    let kind: WordScene.Kind
    /// The text that the word stands in.
    let text: String
    /// The word.
    let word: TextWord
    /// The prompt with that text.
    let tokens: [Int]
    /// The position of the word's last token.
    let position: Int
  }

  /// The word of a text that is shown in its contexts.
  ///
  /// - Returns: The word; nil when the text has none.
  /// - Throws: ``ExplanationError`` when a word that was asked for is not there.
  func word(in record: ReplyRecord) throws(ExplanationError) -> WordInContext? {
    let choice = WordChoice(record, model: model)
    guard let (entry, reason) = try chosen(from: choice, asked: options.word) else { return nil }
    let place = place(of: entry.word, in: record, kind: .text)
    let other = try otherPlace(of: entry, in: record, choice)
    return try wordInContext(entry, reason, [place] + (other.map { [$0] } ?? []))
  }

  /// The word that was asked for, or the one that says most.
  func chosen(
    from choice: WordChoice,
    asked word: String?,
    among keys: Set<String>? = nil
  ) throws(ExplanationError) -> (entry: WordChoice.Entry, reason: WordInContext.Reason)? {
    guard let word else { return choice.best(among: keys) }
    if let entry = choice.last(spelt: word) { return (entry, .asked) }
    let words = choice.spellings
    guard !words.isEmpty else {
      throw ExplanationError(message: "--word: the text has no words")
    }
    let meant = NearestName.of(word, among: words).map { "; did you mean \($0)?" } ?? ""
    let listed = words.prefix(12).joined(separator: ", ") + (words.count > 12 ? ", …" : "")
    throw ExplanationError(
      message: "--word: \(word.strippingNewlines) is not in the text\(meant) (its words: \(listed))"
    )
  }

  /// Where a word of the text stands.
  func place(of word: TextWord, in record: ReplyRecord, kind: WordScene.Kind) -> WordPlace {
    let start = record.textPositions.lowerBound
    let last = model.spans(of: record.textTokens).tokens(in: word.range).upperBound - 1
    return WordPlace(
      kind: kind,
      text: record.text,
      word: word,
      tokens: record.reply.promptTokens,
      position: start + last
    )
  }

  /// A second context: the sentence that was asked for, an earlier place in the text, a sentence that is known, or the word alone.
  private func otherPlace(
    of entry: WordChoice.Entry,
    in record: ReplyRecord,
    _ choice: WordChoice
  ) throws(ExplanationError) -> WordPlace? {
    let spelling = entry.word.spelling
    if let sentence = options.otherSentence {
      guard let place = try place(of: spelling, inSentence: sentence, kind: .sentence) else {
        throw ExplanationError(
          message:
            "--beside: the sentence does not hold the word \(spelling): write one that does, or choose another with --word"
        )
      }
      return place
    }
    if let first = choice.first(spelt: spelling), first != entry {
      return place(of: first.word, in: record, kind: .earlier)
    }
    if let sentence = ContrastSentences.sentence(for: entry.word.key, unlike: record.text) {
      return try place(of: spelling, inSentence: sentence, kind: .sentence)
    }
    let isAlone = choice.entries.count == 1
    return isAlone ? nil : try place(of: spelling, inSentence: spelling, kind: .alone)
  }

  private func place(
    of spelling: String,
    inSentence sentence: String,
    kind: WordScene.Kind
  ) throws(ExplanationError) -> WordPlace? {
    guard let word = TextWord.words(of: sentence).last(where: { $0.key == spelling.lowercased() })
    else { return nil }
    var turns: [ChatTurn] = options.system.map { [.system($0)] } ?? []
    turns.append(.user(sentence))
    let tokens = try checked { () throws(InferenceError) in
      try model.tokens(of: ChatPrompt(turns: turns))
    }
    let start = (tokens.lastIndex(of: SpecialToken.user.rawValue) ?? -1) + 1
    let spans = model.spans(of: Array(tokens[start...]))
    let position = start + spans.tokens(in: word.range).upperBound - 1
    return WordPlace(kind: kind, text: sentence, word: word, tokens: tokens, position: position)
  }

  /// Follows a word through the layers at one place or two.
  func wordInContext(
    _ entry: WordChoice.Entry,
    _ reason: WordInContext.Reason,
    _ places: [WordPlace]
  ) throws(ExplanationError) -> WordInContext {
    var states: [[[Float]]] = []
    var layers: [[[NearToken]]] = []
    for place in places {
      let found = try self.states(at: place)
      states.append(found)
      var near: [[NearToken]] = []
      for state in found {
        near.append(
          named(
            try checked { () throws(InferenceError) in
              try model.neighbours(ofState: state, count: options.neighbours)
            }
          )
        )
      }
      layers.append(near)
    }
    let likeness =
      states.count == 2 ? zip(states[0], states[1]).map { $0.cosine(to: $1) } : []
    let landmarks = Self.landmarks(of: layers)
    let landmarkStates = try embeddings(of: landmarks.map(\.id))
    let plane = PrincipalPlane(of: (states.joined() + landmarkStates).map(\.direction))
    let depths = model.configuration.layers + 1
    let scenes = places.indices.map { index in
      let path = plane.places[(index * depths)..<((index + 1) * depths)]
      return WordScene(places[index], layers: layers[index], path: Array(path), model: model)
    }
    return WordInContext(
      word: entry.word.spelling,
      tokenCount: entry.tokens.count,
      reason: reason,
      scenes: scenes,
      likeness: likeness,
      landmarks: zip(landmarks, plane.places.suffix(landmarks.count)).map {
        MeaningMap.Point(token: $0, isInText: false, place: $1)
      }
    )
  }

  private func states(at place: WordPlace) throws(ExplanationError) -> [[Float]] {
    let inspection = try checked { () throws(InferenceError) in
      try model.inspect(place.tokens, at: place.position..<(place.position + 1))
    }
    return (0...inspection.layers).map { inspection.state(at: place.position, depth: $0) }
  }

  /// The tokens that the states come nearest to, each once.
  private static func landmarks(of layers: [[[NearToken]]]) -> [NamedToken] {
    var seen: Set<Int> = []
    return layers.joined().compactMap(\.first?.token).filter { seen.insert($0.id).inserted }
  }
}

extension WordScene {
  /// Describes a place.
  fileprivate init(
    _ place: Explainer.WordPlace,
    layers: [[NearToken]],
    path: [PlanePoint],
    model: LocalModel
  ) {
    let bytes = Array(place.text.utf8)
    self.init(
      kind: place.kind,
      before: String(decoding: bytes[..<place.word.range.lowerBound], as: UTF8.self),
      word: place.word.spelling,
      after: String(decoding: bytes[place.word.range.upperBound...], as: UTF8.self),
      token: NamedToken(place.tokens[place.position], in: model),
      layers: layers,
      path: path
    )
  }
}

extension WordChoice {
  /// Looks at the words of a text that was answered.
  init(_ record: ReplyRecord, model: LocalModel) {
    self.init(
      text: record.text,
      tokens: record.textTokens,
      spans: model.spans(of: record.textTokens)
    )
  }
}

extension LocalModel {
  /// The places of a turn's tokens in its text, before which a blank was put.
  func spans(of tokens: [Int]) -> TokenSpans {
    TokenSpans(byteCounts: tokens.map { tokenizer.token($0)?.bytes.count ?? 0 }, lead: 1)
  }
}

extension String {
  /// The text on one line, harmless on a terminal.
  var strippingNewlines: String {
    String(TokenLabel.visible(self).map { $0 == "·" ? " " : $0 })
  }
}
