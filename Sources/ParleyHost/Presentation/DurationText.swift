/// Durations as people read them.
package enum DurationText {
  /// A duration with two or three digits: `0.4 ms`, `35 ms`, `1.20 s`, `75 s`.
  package static func short(_ duration: Duration) -> String {
    let parts = duration.components
    let microseconds = parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
    switch microseconds {
    case ..<10_000: return "\(microseconds / 1000).\(microseconds % 1000 / 100) ms"
    case ..<1_000_000: return "\(microseconds / 1000) ms"
    case ..<10_000_000:
      let hundredths = microseconds / 10_000
      return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
    default: return "\(microseconds / 1_000_000) s"
    }
  }
}
