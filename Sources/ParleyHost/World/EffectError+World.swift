import ParleyRuntime

/// The wording of wrong arguments to built-ins that ask the world.
extension EffectError {
  /// Too few arguments.
  static func missingArgument(_ function: WorldFunction, _ index: Int) -> EffectError {
    EffectError(.value, "\(function.rawValue) needs argument \(index + 1)")
  }

  /// An argument of a wrong type.
  static func wrongArgument(
    _ function: WorldFunction,
    _ wanted: String,
    _ value: Value
  ) -> EffectError {
    EffectError(.value, "\(function.rawValue) wants \(wanted), not \(value.typePhrase)")
  }

  /// A built-in of the provider was asked of the world.
  static func notOfTheWorld(_ function: WorldFunction) -> EffectError {
    EffectError(.value, "\(function.rawValue) is answered by the provider, and there is none here")
  }
}
