import OrderedJSON

/// An explanation for machines, as `parley explain --output json` prints it.
///
/// The names are stable; members may be added.
/// Layers and heads are counted from 1 here as on the command line, positions and depths from 0. A `token` is `id` and `label`, in
/// which a blank is `·`. Chances and shares go from 0 to 1, likeness from -1 to 1.
///
/// | member | what it is |
/// | --- | --- |
/// | `version` | 1 |
/// | `prompt` | `text`, `system` (or null) |
/// | `model` | `name`, `parameters` (or null), `layers`, `heads`, `width`, `vocabulary`, `context_window` |
/// | `settings` | `max_tokens`, `temperature`, `top_k`, `top_p`, `seed`, `stop_sequences` |
/// | `steps` | the five steps: `place` (`client`, `server`, `api`, `model`, `back`), `action`, `seconds` |
/// | `tokens` | all that was read: a token with its `part` (`mark`, `system`, `text`, and in conversations `user`, `assistant`, `tool`) |
/// | `embedding` | each different token of the text: `token`, `numbers` (the first few), `nearest` (a token with its `similarity`) |
/// | `map` | `shown_share`, `points` (a token with `in_text`, `x`, `y`) |
/// | `word` | null, or `word`, `tokens` (their count), `reason` (`asked`, `ambiguous`, `changed`, `rarest`), `scenes`, `likeness` (by depth) |
/// | `word.scenes` | `kind` (`text`, `earlier`, `sentence`, `alone`), `before`, `word`, `after`, `token`, `nearest` (by depth), `path` (by depth: `x`, `y`) |
/// | `attention` | `start`, `tokens`, `layer`, `head`, `weights` (rows of the chosen head), `habits` (by layer and head: `first`, `itself`, `previous`, `further`, `focus`) |
/// | `reply` | `text`, `choices` |
/// | `reply.choices` | `token`, `text_before`, `chance`, `end_chance`, `kept`, `reason` (`likeliest`, `drawn`, `only_one`, `forced`), with `drawn` also `random`, `from`, `to`; `candidates` (a token with `chance`, `final_chance`) |
/// | `stop` | `stop_reason` as the Messages API spells it, `stop_sequence` (or null), `tokens` (their count) |
///
/// With `--compare`: `version`, `first` and `second` (each as above, `word` null), `shared` (`first`, `second`: places among the tokens of
/// the text), `word`, `overlap`, `likeness`, and `parting` (null, or `tokens`, `text`, `first`, `second`, and `candidates`: a token with
/// `first` and `second`).
enum ExplanationJSON {
  /// The version of the form; it changes when a member is renamed or taken out.
  private static let version = 1

  /// The object of an explanation.
  static func object(of explanation: Explanation) -> JSONObject {
    JSONObject(
      [("version", .int(version))] + members(of: explanation).members.map { ($0.key, $0.value) }
    )
  }

  /// The object of a comparison.
  static func object(of comparison: ExplanationComparison) -> JSONObject {
    [
      "version": .int(version), "first": .object(members(of: comparison.first)),
      "second": .object(members(of: comparison.second)),
      "shared": [
        "first": .array(comparison.shared.first.sorted().map(JSONValue.int)),
        "second": .array(comparison.shared.second.sorted().map(JSONValue.int)),
      ],
      "word": comparison.word.map(value) ?? .null, "overlap": number(comparison.overlap),
      "likeness": .array(comparison.likeness.map(number)),
      "parting": comparison.parting.map(value) ?? .null,
    ]
  }

  private static func members(of explanation: Explanation) -> JSONObject {
    [
      "prompt": [
        "text": .string(explanation.text),
        "system": explanation.system.map(JSONValue.string) ?? .null,
      ],
      "model": value(of: explanation.model), "settings": value(of: explanation.settings),
      "steps": .array(explanation.path.map(value)),
      "tokens": .array(
        explanation.tokens.map { token($0.token, ["part": .string($0.part.rawValue)]) }
      ),
      "embedding": .array(explanation.neighbourhoods.map(value)),
      "map": [
        "shown_share": number(explanation.map.shownShare),
        "points": .array(
          explanation.map.points.map {
            token(
              $0.token,
              ["in_text": .bool($0.isInText), "x": number($0.place.x), "y": number($0.place.y)]
            )
          }
        ),
      ],
      "word": explanation.word.map(value) ?? .null, "attention": value(of: explanation.attention),
      "reply": [
        "text": .string(explanation.reply), "choices": .array(explanation.choices.map(value)),
      ],
      "stop": value(of: explanation.stop),
    ]
  }

  // MARK: Parts

  private static func value(of model: ModelPortrait) -> JSONValue {
    [
      "name": .string(model.name), "parameters": model.parameters.map(JSONValue.int) ?? .null,
      "layers": .int(model.layers), "heads": .int(model.heads), "width": .int(model.width),
      "vocabulary": .int(model.vocabulary), "context_window": .int(model.contextWindow),
    ]
  }

  private static func value(of settings: ReplySettings) -> JSONValue {
    [
      "max_tokens": .int(settings.maxTokens), "temperature": number(settings.temperature),
      "top_k": settings.topK.map(JSONValue.int) ?? .null,
      "top_p": settings.topP.map(number) ?? .null, "seed": .number(JSONNumber(settings.seed)),
      "stop_sequences": .array(settings.stopSequences.map(JSONValue.string)),
    ]
  }

  private static func value(of step: PathStep) -> JSONValue {
    [
      "place": .string(step.place.rawValue), "action": .string(step.action),
      "seconds": number(step.duration / .seconds(1)),
    ]
  }

  private static func value(of hood: TokenNeighbourhood) -> JSONValue {
    [
      "token": token(hood.token), "numbers": .array(hood.numbers.map(number)),
      "nearest": near(hood.nearest),
    ]
  }

  private static func value(of word: WordInContext) -> JSONValue {
    let reason =
      switch word.reason {
      case .asked: "asked"
      case .ambiguous: "ambiguous"
      case .changed: "changed"
      case .rarest: "rarest"
      }
    return [
      "word": .string(word.word), "tokens": .int(word.tokenCount), "reason": .string(reason),
      "scenes": .array(word.scenes.map(value)), "likeness": .array(word.likeness.map(number)),
    ]
  }

  private static func value(of scene: WordScene) -> JSONValue {
    [
      "kind": .string(scene.kind.rawValue), "before": .string(scene.before),
      "word": .string(scene.word), "after": .string(scene.after), "token": token(scene.token),
      "nearest": .array(scene.layers.map(near)),
      "path": .array(scene.path.map { ["x": number($0.x), "y": number($0.y)] }),
    ]
  }

  private static func value(of attention: AttentionPicture) -> JSONValue {
    [
      "start": .int(attention.start), "tokens": .array(attention.tokens.map { token($0) }),
      "layer": .int(attention.chosen.layer + 1), "head": .int(attention.chosen.head + 1),
      "weights": .array(attention.rows.map { .array($0.map(number)) }),
      "habits": .array(attention.habits.map { .array($0.map(value)) }),
    ]
  }

  private static func value(of habit: AttentionPicture.Habit) -> JSONValue {
    [
      "first": number(habit.first), "itself": number(habit.itself),
      "previous": number(habit.previous), "further": number(habit.further),
      "focus": number(habit.focus),
    ]
  }

  private static func value(of choice: ReplyChoice) -> JSONValue {
    var object: JSONObject = [
      "token": token(choice.token), "text_before": .string(choice.textBefore),
      "chance": number(choice.probability), "end_chance": number(choice.endProbability),
      "kept": .int(choice.keptCount),
    ]
    switch choice.reason {
    case .likeliest: object.append("reason", "likeliest")
    case .onlyOne: object.append("reason", "only_one")
    case .forced: object.append("reason", "forced")
    case .drawn(let random, let from, let to):
      object.append("reason", "drawn")
      object.append("random", number(random))
      object.append("from", number(from))
      object.append("to", number(to))
    }
    let candidates = choice.candidates.map {
      token(
        $0.token,
        ["chance": number($0.probability), "final_chance": number($0.finalProbability)]
      )
    }
    object.append("candidates", .array(candidates))
    return .object(object)
  }

  private static func value(of stop: StopAccount) -> JSONValue {
    var sequence = JSONValue.null
    if case .sequence(let text) = stop.cause { sequence = .string(text) }
    return [
      "stop_reason": .string(stop.reasonName), "stop_sequence": sequence,
      "tokens": .int(stop.made),
    ]
  }

  private static func value(of parting: ExplanationComparison.Parting) -> JSONValue {
    [
      "tokens": .int(parting.sharedCount), "text": .string(parting.sharedText),
      "first": parting.first.map { token($0) } ?? .null,
      "second": parting.second.map { token($0) } ?? .null,
      "candidates": .array(
        parting.candidates.map {
          token($0.token, ["first": number($0.first), "second": number($0.second)])
        }
      ),
    ]
  }

  private static func token(_ token: NamedToken, _ members: JSONObject = JSONObject()) -> JSONValue
  {
    var object: JSONObject = ["id": .int(token.id), "label": .string(token.label)]
    object.members += members.members
    return .object(object)
  }

  private static func near(_ tokens: [NearToken]) -> JSONValue {
    .array(tokens.map { token($0.token, ["similarity": number($0.similarity)]) })
  }

  /// A number to seven digits after the point, which tell all that four-byte arithmetic knows of a share.
  private static func number(_ number: Double) -> JSONValue {
    let rounded = (number * 1e7).rounded() / 1e7
    return JSONNumber(rounded).map(JSONValue.number) ?? .null
  }
}
