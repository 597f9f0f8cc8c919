/// All wording of the pure built-ins.
extension EffectError {
  static func tooMuchWork(limit: Int) -> EffectError {
    EffectError(
      .limit,
      "this call takes more than \(limit) steps of work",
      help: "give it less at once, or a simpler pattern"
    )
  }
}
