@testable import ParleyCommands

/// A small explanation made by hand: wide characters, a hostile text, every kind of choice.
enum SampleExplanation {
  /// The explanation.
  static func make(text: String = "The 강 bank <b>") -> Explanation {
    Explanation(
      text: text,
      system: "Be brief & kind.",
      model: ModelPortrait(
        name: "sample",
        parameters: 2_345_678,
        layers: 2,
        heads: 2,
        width: 8,
        vocabulary: 1234,
        contextWindow: 64
      ),
      settings: ReplySettings(
        maxTokens: 12,
        temperature: 0.5,
        topK: nil,
        topP: 0.9,
        seed: 7,
        stopSequences: ["\n\n"]
      ),
      path: path,
      tokens: tokens,
      neighbourhoods: neighbourhoods,
      map: map,
      word: word(),
      attention: attention,
      choices: choices,
      reply: "A river's side.\u{1B}[31m",
      stop: StopAccount(cause: .end, made: 5, maximum: 12, sequences: ["\n\n"])
    )
  }

  /// A token.
  static func token(_ id: Int, _ label: String) -> NamedToken { NamedToken(id: id, label: label) }

  private static func near(_ id: Int, _ label: String, _ similarity: Double) -> NearToken {
    NearToken(token: token(id, label), similarity: similarity)
  }

  private static var path: [PathStep] {
    let times: [Duration] = [
      .microseconds(41), .zero, .microseconds(250), .milliseconds(31), .microseconds(9),
    ]
    return zip(PathStep.Place.allCases, times).map {
      PathStep(place: $0, action: "does what the \($0.label) does in a request", duration: $1)
    }
  }

  private static var tokens: [PromptToken] {
    let labels: [(Int, String, PromptToken.Part)] = [
      (1, "<|system|>", .mark), (500, "·Be", .system), (501, "·brief", .system),
      (4, "<|end|>", .mark), (2, "<|user|>", .mark), (300, "·The", .text), (24, "·", .text),
      (1000, "강", .text), (410, "·bank", .text), (36, "·<", .text), (106, "b", .text),
      (70, ">", .text), (4, "<|end|>", .mark), (3, "<|assistant|>", .mark),
    ]
    return labels.map { PromptToken(token: token($0.0, $0.1), part: $0.2) }
  }

  private static var neighbourhoods: [TokenNeighbourhood] {
    [
      TokenNeighbourhood(
        token: token(300, "·The"),
        numbers: [0.125, -0.5, 0],
        nearest: [near(301, "·the", 0.91), near(302, "·A", 0.5)]
      ),
      TokenNeighbourhood(
        token: token(1000, "강"),
        numbers: [0.25, 0.375, -1],
        nearest: [near(1001, "산", 0.625), near(411, "·river", 0.5)]
      ),
      TokenNeighbourhood(
        token: token(410, "·bank"),
        numbers: [1, 2, 3],
        nearest: [near(411, "·river", 0.75), near(412, "·money", -0.25)]
      ),
    ]
  }

  private static var map: MeaningMap {
    let places: [(NamedToken, Bool, Double, Double)] = [
      (token(300, "·The"), true, -1, 0.5), (token(1000, "강"), true, 0.5, 1),
      (token(410, "·bank"), true, 0.75, -0.5), (token(411, "·river"), false, 0.625, 0.25),
      (token(301, "·the"), false, -0.875, 0.25),
    ]
    return MeaningMap(
      points: places.map {
        MeaningMap.Point(token: $0.0, isInText: $0.1, place: PlanePoint(x: $0.2, y: $0.3))
      },
      shownShare: 0.4375
    )
  }

  /// A word in two scenes.
  static func word(reason: WordInContext.Reason = .ambiguous) -> WordInContext {
    let start = [near(410, "·bank", 1), near(411, "·river", 0.75), near(412, "·money", 0.5)]
    let river = [near(411, "·river", 0.75), near(1000, "강", 0.5)]
    let money = [near(412, "·money", 0.875), near(413, "·a-token-that-takes-much-room", 0.25)]
    return WordInContext(
      word: "bank",
      tokenCount: 2,
      reason: reason,
      scenes: [
        WordScene(
          kind: .text,
          before: "The 강 ",
          word: "bank",
          after: " <b>",
          token: token(410, "·bank"),
          layers: [start, start, river],
          path: [PlanePoint(x: 0, y: 1), PlanePoint(x: 0.5, y: 0), PlanePoint(x: 1, y: -0.5)]
        ),
        WordScene(
          kind: .sentence,
          before: "She keeps all the money that she has ever earned in her whole life in the ",
          word: "bank",
          after: ".",
          token: token(410, "·bank"),
          layers: [start, money, money],
          path: [PlanePoint(x: 0, y: 1), PlanePoint(x: -0.5, y: 0), PlanePoint(x: -1, y: -0.75)]
        ),
      ],
      likeness: [1, 0.5, -0.125],
      landmarks: [
        MeaningMap.Point(
          token: token(410, "·bank"),
          isInText: false,
          place: PlanePoint(x: 0, y: 1)
        ),
        MeaningMap.Point(
          token: token(411, "·river"),
          isInText: false,
          place: PlanePoint(x: 0.75, y: 0)
        ),
        MeaningMap.Point(
          token: token(412, "·money"),
          isInText: false,
          place: PlanePoint(x: -0.75, y: 0)
        ),
      ]
    )
  }

  private static var attention: AttentionPicture {
    let names = tokens.suffix(6).map(\.token)
    func rows(_ share: Double) -> [[Double]] {
      names.indices.map { row in
        (0...row).map { $0 == row ? 0.875 - share : share / Double(max(1, row)) }
      }
    }
    let weights = [[rows(0.125), rows(0.25)], [rows(0.75), rows(0.5)]]
    let habits = weights.map { $0.map { HeadHabits.habit(of: $0, from: 8) } }
    return AttentionPicture(
      start: 8,
      tokens: names,
      weights: weights,
      habits: habits,
      chosen: HeadHabits.mostTelling(habits),
      isAsked: false
    )
  }

  private static func candidates(
    _ list: [(Int, String, Double, Double)]
  ) -> [ReplyChoice.Candidate] {
    list.map {
      ReplyChoice.Candidate(token: token($0.0, $0.1), probability: $0.2, finalProbability: $0.3)
    }
  }

  private static var choices: [ReplyChoice] {
    [
      ReplyChoice(
        token: token(302, "·A"),
        candidates: candidates([
          (302, "·A", 0.5, 0.75), (300, "·The", 0.25, 0.25), (9, "\\x01", 0.125, 0),
        ]),
        keptCount: 2,
        reason: .drawn(random: 0.4375, from: 0, to: 0.75),
        endProbability: 0.0001,
        textBefore: ""
      ),
      ReplyChoice(
        token: token(411, "·river"),
        candidates: candidates([(1000, "강", 0.5, 0.625), (411, "·river", 0.375, 0.375)]),
        keptCount: 2,
        reason: .drawn(random: 0.9999, from: 0.625, to: 1),
        endProbability: 0.01,
        textBefore: "A"
      ),
      ReplyChoice(
        token: token(414, "'s"),
        candidates: candidates([(414, "'s", 0.9999, 1)]),
        keptCount: 1,
        reason: .onlyOne,
        endProbability: 0,
        textBefore: "A river"
      ),
      ReplyChoice(
        token: token(415, "·side"),
        candidates: candidates([(415, "·side", 1, 1), (416, "·bed", 0.0001, 0)]),
        keptCount: 1,
        reason: .likeliest,
        endProbability: 0.25,
        textBefore: "A river's"
      ),
      ReplyChoice(
        token: token(4, "<|end|>"),
        candidates: candidates([(417, "·and", 0.5, 0), (4, "<|end|>", 0.25, 0)]),
        keptCount: 1,
        reason: .forced,
        endProbability: 0.25,
        textBefore: "A river's side."
      ),
    ]
  }

  /// A comparison of two samples.
  static func comparison() -> ExplanationComparison {
    var second = make(text: "My money is in the bank.")
    second.reply = "A safe place."
    second.stop = StopAccount(cause: .maximum, made: 12, maximum: 12, sequences: [])
    return ExplanationComparison(
      first: make(),
      second: second,
      shared: (first: [0, 3], second: [1, 3]),
      word: word(reason: .asked),
      overlap: 0.625,
      likeness: [1, 0.75, 0.25],
      parting: ExplanationComparison.Parting(
        sharedCount: 1,
        sharedText: "A",
        candidates: [
          .init(token: token(411, "·river"), first: 0.75, second: 0.0625),
          .init(token: token(418, "·safe"), first: 0, second: 0.5),
        ],
        first: token(411, "·river"),
        second: token(418, "·safe")
      )
    )
  }
}
