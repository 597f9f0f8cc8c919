import LocalInference

/// Answers a text with the built-in model and looks into how it did.
struct Explainer {
  /// The model.
  let model: LocalModel
  /// What is asked.
  let options: ExplanationOptions
  /// The clock of the five steps.
  let now: () -> ContinuousClock.Instant

  /// Prepares explanations.
  init(
    model: LocalModel,
    options: ExplanationOptions,
    now: @escaping () -> ContinuousClock.Instant = { .now }
  ) {
    self.model = model
    self.options = options
    self.now = now
  }

  /// Explains how a text is answered.
  ///
  /// - Throws: ``ExplanationError`` for a text, a word or settings that cannot be used.
  func explanation(of text: String) throws(ExplanationError) -> Explanation {
    let record = try record(of: text)
    let word = try word(in: record)
    return try explanation(from: record, word: word)
  }

  /// Puts together what was found.
  func explanation(
    from record: ReplyRecord,
    word: WordInContext?
  ) throws(ExplanationError) -> Explanation {
    let tokens = record.tokens(in: model)
    let neighbourhoods = try neighbourhoods(of: record)
    return Explanation(
      text: record.text,
      system: options.system,
      model: ModelPortrait(model),
      settings: options.settings,
      path: record.reply.path,
      tokens: tokens,
      neighbourhoods: neighbourhoods,
      map: try map(of: neighbourhoods),
      word: word,
      attention: attention(in: record),
      choices: record.choices(in: model),
      reply: record.reply.text,
      stop: StopAccount(record.reply, settings: options.settings)
    )
  }

  /// Answers a text, and keeps what happened inside at the end of the prompt and along the reply.
  func record(of text: String) throws(ExplanationError) -> ReplyRecord {
    var journey = RequestJourney(model: model, options: options, now: now)
    return try record(of: try journey.send(text), to: text)
  }

  /// Looks into how a reply came about, at the end of its prompt and along the reply.
  func record(of reply: TimedReply, to text: String) throws(ExplanationError) -> ReplyRecord {
    let start = max(0, reply.promptTokens.count - max(1, options.attentionTokens))
    // The last token of the reply was never read.
    let read = reply.promptTokens + reply.replyTokens.dropLast()
    let inspection = try checked { () throws(InferenceError) in
      try model.inspect(read, at: start..<read.count)
    }
    return ReplyRecord(text: text, reply: reply, inspection: inspection)
  }

  /// Calls the engine and puts its errors in the command's words.
  func checked<Outcome>(
    _ body: () throws(InferenceError) -> Outcome
  ) throws(ExplanationError) -> Outcome {
    do throws(InferenceError) {
      return try body()
    } catch {
      throw ExplanationError(error, of: model)
    }
  }

  /// Names the tokens that the engine found to be near.
  func named(_ neighbours: [Neighbour]) -> [NearToken] {
    neighbours.map {
      NearToken(token: NamedToken($0.token, in: model), similarity: Double($0.similarity))
    }
  }

  // MARK: Embeddings

  /// How many numbers of an embedding are kept for showing.
  private static let shownNumbers = 6

  private func neighbourhoods(
    of record: ReplyRecord
  ) throws(ExplanationError) -> [TokenNeighbourhood] {
    var seen: Set<Int> = []
    let all = record.textTokens.filter { seen.insert($0).inserted }
    let different = Array(all.suffix(options.neighbourhoods ?? all.count))
    let embeddings = try embeddings(of: different)
    var found: [TokenNeighbourhood] = []
    for (token, embedding) in zip(different, embeddings) {
      let nearest = try checked { () throws(InferenceError) in
        try model.neighbours(ofToken: token, count: options.neighbours)
      }
      found.append(
        TokenNeighbourhood(
          token: NamedToken(token, in: model),
          numbers: embedding.prefix(Self.shownNumbers).map(Double.init),
          nearest: named(nearest)
        )
      )
    }
    return found
  }

  /// The embeddings of tokens, in their order.
  func embeddings(of tokens: [Int]) throws(ExplanationError) -> [[Float]] {
    var embeddings: [[Float]] = []
    var rest = tokens[...]
    while !rest.isEmpty {
      let chunk = Array(rest.prefix(min(64, model.configuration.contextWindow)))
      rest = rest.dropFirst(chunk.count)
      let inspection = try checked { () throws(InferenceError) in try model.inspect(chunk) }
      embeddings += chunk.indices.map { inspection.state(at: $0, depth: 0) }
    }
    return embeddings
  }

  /// The most tokens of a text that the map has, and the most neighbours of each.
  private static let mapLimits = (tokens: 16, neighbours: 2)

  private func map(of hoods: [TokenNeighbourhood]) throws(ExplanationError) -> MeaningMap {
    let inText = hoods.suffix(Self.mapLimits.tokens)
    var points = inText.map { (token: $0.token, isInText: true) }
    var seen = Set(hoods.map(\.token.id))
    for hood in inText {
      for near in hood.nearest.prefix(Self.mapLimits.neighbours)
      where seen.insert(near.token.id).inserted {
        points.append((near.token, false))
      }
    }
    let vectors = try embeddings(of: points.map(\.token.id)).map(\.direction)
    let plane = PrincipalPlane(of: vectors)
    return MeaningMap(
      points: zip(points, plane.places).map {
        MeaningMap.Point(token: $0.token, isInText: $0.isInText, place: $1)
      },
      shownShare: plane.shownShare
    )
  }
}

extension ModelPortrait {
  /// Describes a model.
  init(_ model: LocalModel) {
    let configuration = model.configuration
    self.init(
      name: model.name,
      parameters: configuration.parameters,
      layers: configuration.layers,
      heads: configuration.heads,
      width: configuration.width,
      vocabulary: configuration.vocabulary,
      contextWindow: configuration.contextWindow
    )
  }
}

extension [Float] {
  /// The vector in double precision with length 1; as it is when it has no length.
  var direction: [Double] {
    let length = reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    return map { length > 0 ? Double($0) / length : Double($0) }
  }

  /// The cosine of the angle to another vector.
  func cosine(to other: [Float]) -> Double {
    zip(direction, other.direction).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
