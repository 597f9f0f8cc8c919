/// The version of this build.
package enum ParleyVersion {
  /// The version by semantic versioning.
  package static let current = "0.1.0"
  /// The program with its version, for journals and where it greets.
  static let program = "parley \(current)"
}
