/// Why a ``Machine`` stopped.
package enum Step: Sendable {
  /// The chunk or the function came to its end; the value it returned.
  case finished(Value)
  /// It asks something of the world. Go on with ``Machine/resume(returning:)`` or ``Machine/resume(throwing:)``.
  case suspended(Effect)
  /// It used up its fuel. Go on with ``Machine/run(fuel:)``.
  case outOfFuel
}
