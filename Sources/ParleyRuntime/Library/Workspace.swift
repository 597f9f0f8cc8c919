/// What pure built-ins may use while they work: fuel, the limits of values, and patterns compiled before.
///
/// A machine owns one and passes it to each call. Copying it copies the fuel; the compiled patterns are shared.
package struct Workspace: Sendable {
  /// The fuel left in the machine's slice, in units of about one instruction or a few bytes looked at.
  ///
  /// A built-in that works long takes it below zero, and the machine then ends its slice at the next instruction.
  package var fuel: Int
  /// The most fuel that one call may draw; a call that needs more is an error of kind `limit`.
  package var fuelPerCall: Int
  /// The largest text or list that a call may make, in bytes.
  package var maximumByteCount: Int
  /// How deep lists and maps may be nested in each other.
  package var maximumDepth: Int
  /// The fuel drawn by the call at hand.
  private var drawn = 0
  /// The patterns compiled last.
  var patterns = PatternCache()

  /// Makes a workspace.
  ///
  /// - Parameters:
  ///   - fuel: The fuel of the first slice. Default: none.
  ///   - fuelPerCall: The most fuel one call may draw. Default: 2^28, a few seconds of work.
  ///   - maximumByteCount: The largest value that a call may make, in bytes. Default: 64 MiB.
  ///   - maximumDepth: The deepest nesting of a value that a call may make. Default: 1000.
  package init(
    fuel: Int = 0,
    fuelPerCall: Int = 1 << 28,
    maximumByteCount: Int = 64 << 20,
    maximumDepth: Int = 1000
  ) {
    self.fuel = fuel
    self.fuelPerCall = fuelPerCall
    self.maximumByteCount = maximumByteCount
    self.maximumDepth = maximumDepth
  }
}

extension Workspace {
  /// Begins a call, a match, or the making or reading of a text form: its fuel is counted from here.
  mutating func beginCall() { drawn = 0 }

  /// The fuel that the call may still draw.
  var allowance: Int { fuelPerCall - drawn }

  /// Takes fuel for work of the call.
  ///
  /// - Throws: A `limit` error when the call has drawn more than it may.
  mutating func draw(_ units: Int) throws(EffectError) {
    fuel -= units
    drawn += units
    guard drawn <= fuelPerCall else { throw .tooMuchWork(limit: fuelPerCall) }
  }
}
