/// Why the execution of instructions stopped.
enum Exit {
  /// The last frame returned.
  case finished(Value)
  /// ``Machine/resumption`` says what is done with the effect's value.
  case suspended(Effect)
  /// There is no fuel left.
  case outOfFuel
  /// The instruction failed that is executed.
  case failed(EffectError)
  /// ``Machine/closing`` says why regions are to be closed.
  case closing
}
