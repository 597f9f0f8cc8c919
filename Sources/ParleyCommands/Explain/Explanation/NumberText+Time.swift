import ParleyHost
import TerminalText

extension NumberText {
  /// A time to two or three digits, from a microsecond on.
  static func time(_ duration: Duration) -> String {
    let parts = duration.components
    let microseconds = parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000
    switch microseconds {
    case ..<1: return "<1 µs"
    case ..<1000: return "\(microseconds) µs"
    default: return DurationText.short(duration)
    }
  }
}
