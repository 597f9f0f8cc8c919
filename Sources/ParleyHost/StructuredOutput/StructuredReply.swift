import ClaudeMessages
import OrderedJSON
import ParleyRuntime

/// What a reply comes to that was asked for with a schema: `reply.data`, or why there is none.
enum StructuredReply: Sendable {
  /// The text is JSON that fits.
  case fits(Value)
  /// The reply did not come to its own end, so that its text need not be whole.
  case incomplete
  /// The text is whole, and no JSON or JSON that does not fit.
  case misfits(EffectError)

  /// Reads a reply.
  ///
  /// - Parameters:
  ///   - text: All its text, in which one code fence may enclose the JSON.
  ///   - schema: What it is to fit.
  ///   - stopReason: Why it stopped; nil where nothing said so.
  ///   - isInterrupted: Whether an interrupt ended it.
  init(
    _ text: String,
    as schema: DataSchema,
    stoppedBy stopReason: StopReason?,
    isInterrupted: Bool
  ) {
    let isCut = stopReason.map { Self.cuts.contains($0) } ?? false
    guard !isInterrupted, !isCut else {
      self = .incomplete
      return
    }
    var workspace = Workspace()
    do throws(EffectError) {
      let value = try JSONReading.reply(Text(text), in: &workspace)
      switch schema.reading(value) {
      case .fits(let data): self = .fits(data)
      case .misfits(let misfits): self = .misfits(.misfits(misfits, of: schema, in: text))
      }
    } catch {
      self = .misfits(.notData(error, for: schema, in: text))
    }
  }

  /// The ends of a reply after which its text is not whole, or is none that was asked for.
  private static let cuts: [StopReason] = [
    .maxTokens, .refusal, .modelContextWindowExceeded, .toolUse, .pauseTurn,
  ]
}

extension EffectError {
  /// How many misfits are told.
  private static let mostMisfits = 10

  /// A whole reply that does not fit what was asked for.
  fileprivate static func misfits(
    _ misfits: [DataMisfit],
    of schema: DataSchema,
    in text: String
  ) -> EffectError {
    let first = misfits.first?.description ?? ""
    var help = misfits.dropFirst().prefix(mostMisfits - 1).map { "also \($0.description)" }
    if misfits.count > mostMisfits {
      help.append("and \(misfits.count - mostMisfits) more places that do not fit")
    }
    return EffectError(
      .value,
      "the reply does not fit the schema \(schema.name): \(first)",
      help: (help + [replyText(text)]).joined(separator: "\n")
    )
  }

  /// A whole reply that is no JSON at all.
  fileprivate static func notData(
    _ error: EffectError,
    for schema: DataSchema,
    in text: String
  ) -> EffectError {
    EffectError(
      .value,
      "the reply does not fit the schema \(schema.name): \(error.message)",
      help: replyText(text)
    )
  }

  /// The reply as far as it is shown, and where all of it is.
  private static func replyText(_ text: String) -> String {
    let limit = 300
    let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
    let isWhole = start.utf8.count == text.utf8.count
    return "the reply is \(JSONValue.string(start))\(isWhole ? "" : "…"); reply.text has all of it"
  }
}
