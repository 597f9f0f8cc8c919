import OrderedJSON

extension ExchangeCodec {
  /// The members that record a step on the way.
  static func encode(_ progress: Exchange.Progress) -> [(String, JSONValue)] {
    let start: [(String, JSONValue)] = [
      ("type", "progress"), ("us", .number(JSONNumber(progress.elapsed))),
    ]
    switch progress.step {
    case .connecting(let attempt, let attempts):
      return start + [
        ("step", "connecting"), ("attempt", .int(attempt)), ("of", .int(attempts)),
      ]
    case .sent:
      return start + [("step", "sent")]
    case .olderVersion(let version):
      return start + [("step", "older_version"), ("version", .string(version))]
    case .answered(let head):
      return start + [("step", "answered"), ("status", .int(head.status))]
    case .waiting(let next, let attempts, let pause, let reason, let code):
      return start + [
        ("step", "waiting"), ("attempt", .int(next)), ("of", .int(attempts)),
        ("pause_ns", .number(JSONNumber(pause.nanoseconds))), ("because", .string(reason)),
        ("code", .string(code)),
      ]
    }
  }

  /// The step that ``encode(_:)`` recorded; nil where there is none.
  static func decodeProgress(_ json: JSONValue) -> Exchange.Step? {
    guard let elapsed = json["us"]?.intValue, let step = progressStep(json) else { return nil }
    return .progress(Exchange.Progress(step, elapsed: Int64(elapsed)))
  }

  private static func progressStep(_ json: JSONValue) -> Exchange.Progress.Step? {
    switch json["step"]?.stringValue {
    case "connecting":
      guard let attempt = json["attempt"]?.intValue, let attempts = json["of"]?.intValue else {
        return nil
      }
      return .connecting(attempt: attempt, of: attempts)
    case "sent": return .sent
    case "older_version": return json["version"]?.stringValue.map { .olderVersion($0) }
    case "waiting":
      guard let next = json["attempt"]?.intValue, let attempts = json["of"]?.intValue,
        let pause = json["pause_ns"]?.intValue
      else { return nil }
      return .waiting(
        for: next,
        of: attempts,
        pause: .nanoseconds(pause),
        because: json["because"]?.stringValue ?? "",
        code: json["code"]?.stringValue ?? ""
      )
    default: return nil
    }
  }
}
